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
 * What is odd about a function or getter of the browser: `s` its source, `p` it is a proxy, `k` keys it should not have,
 * `r` it does not mind what it is called on. Empty for a genuine one.
 *
 * @param source as another realm's `Function.prototype.toString` gives it, which the page has not touched
 */
export const oddities = (member: Member, source: string): string =>
  (/\{\s*\[native code]\s*}$/.test(source) ? '' : 's') +
  (isProxy(member) ? 'p' : '') +
  (Object.getOwnPropertyNames(member).every((key) => /^(length|name)$/.test(key)) ? '' : 'k') +
  (answersAnybody(member) ? 'r' : '')
