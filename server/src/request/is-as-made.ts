import { checkOf, stableKey } from '@selfsame/contract/check'

/**
 * Whether an identify body is as an agent made it: nonce, clock and components go with its check. Looked at as it came, since a
 * newer agent's unknown components are among what was checked.
 *
 * @returns undefined: there is no check, as of older agents
 */
export function isAsMade(body: unknown): boolean | undefined {
  if (typeof body !== 'object' || body === null || !('check' in body)) return undefined
  const { check, nonce, clock, components } = body as Readonly<Record<string, unknown>>
  if (typeof nonce !== 'string' || typeof clock !== 'number') return false
  // Agents send their keys in order: only what somebody wrote anew has to be put in order, which takes ten times as long.
  return [JSON.stringify, stableKey].some((toText) => checkOf(nonce, clock, toText(components)) === check)
}
