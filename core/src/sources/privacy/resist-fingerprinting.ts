import { engine } from '../../engine.ts'
import type { SourceWindow } from '../source.ts'

/** Length of a frame at 60 Hz as Firefox 102 and newer clamp clocks to it, in microseconds. */
const FRAME_US = 16_667
/** What Firefox before 102 clamped clocks to, in ms. */
const OLD_GRAIN_MS = 100

const known = new WeakMap<SourceWindow, boolean>()

const inFrames = (ms: number): boolean => Math.round(ms * 1000) % FRAME_US === 0

/**
 * Whether the clock ticks in frames: the present and the page's beginning, which is told in ms since 1970, are both a
 * whole number of 16.667 ms. Clocks that are not clamped, or to 1 ms or 20 us as Firefox does else, read so once in
 * 16,667 times each, and both once in 280 million page loads.
 */
function ticksInFrames({ performance }: SourceWindow): boolean {
  return inFrames(performance.now()) && inFrames(performance.timeOrigin)
}

/**
 * Whether it is an older Firefox whose clocks both read a tenth of a second, as they do by chance once in 10,000 times.
 * `TransformStream` came with Firefox 102.
 *
 * @see https://developer.mozilla.org/docs/Mozilla/Firefox/Releases/102
 */
function ticksInTenths({ TransformStream, performance, Date }: Partial<SourceWindow> & Pick<SourceWindow, 'performance' | 'Date'>): boolean {
  return !TransformStream && performance.now() % OLD_GRAIN_MS === 0 && Date.now() % OLD_GRAIN_MS === 0
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
  if (resists === undefined) known.set(window, (resists = engine(window) === 'gecko' && (ticksInFrames(window) || ticksInTenths(window))))
  return resists
}
