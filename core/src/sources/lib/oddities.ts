export type Member = (this: unknown) => unknown

/** A proxy takes a prototype that leads back to it; a function refuses. */
function isProxy(member: Member): boolean {
  const before = Object.getPrototypeOf(member) as object
  try {
    Object.setPrototypeOf(member, Object.create(member) as object)
  } catch {
    return false
  }
  Object.setPrototypeOf(member, before)
  return true
}

/** The browser's own functions ask what they are called on, and complain or reject. */
function answersAnybody(member: Member): boolean {
  try {
    const answer = member.call({}) as Promise<unknown> | undefined
    if (!answer?.then) return true
    answer.then(undefined, () => 0)
  } catch (error) {
    return !(error instanceof TypeError)
  }
  return false
}

/**
 * How a function of the browser is forged, a constructor among them: `s` its source is not the browser's, `p` it is a proxy.
 *
 * @param source as another realm's `Function.prototype.toString` gives it, which the page has not touched
 */
export const forged = (member: Member, source: string): string =>
  (/\{\s*\[native code]\s*}$/.test(source) ? '' : 's') + (isProxy(member) ? 'p' : '')

/**
 * What is odd about a function or getter of the browser: as `forged`, and `k` keys it should not have, `r` it does not mind
 * what it is called on. Empty for a genuine one.
 *
 * @param source as for `forged`
 */
export const oddities = (member: Member, source: string): string =>
  forged(member, source) +
  (Object.getOwnPropertyNames(member).every((key) => /^(length|name)$/.test(key)) ? '' : 'k') +
  (answersAnybody(member) ? 'r' : '')
