/**
 * Waits for all to end, also where one fails: nothing goes on by a connection that is rolled back and given to others.
 *
 * @throws what the first of those that failed threw, in the order given
 */
export async function together<T extends readonly Promise<unknown>[]>(...work: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}
