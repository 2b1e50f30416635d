import { engine } from '../../engine.ts'
import type { SourceWindow } from '../source.ts'

/** Length of a frame at 60 Hz as Firefox 102 and newer clamp clocks to it, in microseconds. */
const FRAME_US = 16_667
/** What Firefox before 102 clamped clocks to, in ms. */
const OLD_GRAIN_MS = 100

const known = new WeakMap<SourceWindow, boolean>()

/**
 * Whether the clock ticks in frames: every reading a whole number of 16.667 ms since the page began. A clock that is not
 * clamped, or to 1 ms or 20 us as Firefox does else, reads so once in 16,667 times. Older: 100 ms on both clocks at once.
 */
function coarseClock({ performance, Date }: SourceWindow): boolean {
  const now = performance.now()
  return Math.round(now * 1000) % FRAME_US === 0 || (now % OLD_GRAIN_MS === 0 && Date.now() % OLD_GRAIN_MS === 0)
}

/**
 * Whether Firefox's resistFingerprinting is on (also in Tor, Mullvad and LibreWolf browsers), told by the clock it
 * coarsens: time zone, screen, pixel ratio, cores, touch, media features and more are then the same for everybody.
 * Asked once per window. fingerprintingProtection leaves the clock alone: see `spoofed-screen.ts`.
 *
 * @see https://support.mozilla.org/kb/resist-fingerprinting
 * @see https://bugzilla.mozilla.org/show_bug.cgi?id=1387894
 */
export function resistsFingerprinting(window: SourceWindow): boolean {
  let resists = known.get(window)
  if (resists === undefined) known.set(window, (resists = engine(window) === 'gecko' && coarseClock(window)))
  return resists
}
