/** Two clocks that are closer than this are taken to agree, in ms. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/**
 * By how much the page's clock and the server's differ. Noted, never refused: many a device has a wrong clock, and who
 * sends a body that was kept back can set its clock right.
 *
 * @param clock of the page, in ms since the epoch
 * @param at    of the server, likewise
 * @returns ms, positive where the page's is ahead; undefined: they agree within five minutes
 */
export function clockSkew(clock: number, at: number): number | undefined {
  const skew = clock - at
  return Math.abs(skew) > CLOCK_TOLERANCE_MS ? skew : undefined
}
