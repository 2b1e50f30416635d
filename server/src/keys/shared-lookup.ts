/**
 * Lets look-ups of the same name that are asked for at the same time be one.
 *
 * None is answered by a look-up that began before it was asked: calls that come while one is under way share the next. So
 * a flood of requests with one key costs two look-ups at a time, and none of them learns of a revocation too late.
 */
export function sharedLookup<T>(look: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const running = new Map<string, { answer: Promise<T>; next?: Promise<T> }>()
  const begin = (name: string): Promise<T> => {
    const answer = look(name)
    const flight: { answer: Promise<T>; next?: Promise<T> } = { answer }
    running.set(name, flight)
    const land = () => void (flight.next === undefined && running.delete(name))
    answer.then(land, land)
    return answer
  }
  return (name) => {
    const flight = running.get(name)
    if (!flight) return begin(name)
    const again = () => begin(name)
    flight.next ??= flight.answer.then(again, again) // a failure is told to those who asked for it
    return flight.next
  }
}
