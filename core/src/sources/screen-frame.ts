import type { WiderScreen } from './lib/non-standard.ts'
import { genuine } from './privacy/genuine.ts'
import { screenIsWindow, standardFrame } from './privacy/spoofed-screen.ts'
import { noised, type Source } from './source.ts'

const rounded = (pixels: number) => Math.round(pixels / 10) * 10

/** What is taken before and after, where `start` may count from the edge of the whole desktop of several screens. */
function taken(full: number, available: number, start: number): [number, number] {
  const all = Math.max(0, full - available)
  const before = start >= 0 && start <= all ? start : 0
  return [rounded(before), rounded(all - before)]
}

/**
 * What task bar, dock and menu bar take from the screen: top, right, bottom, left, in CSS pixels, rounded to 10.
 * `noised` in Firefox where it is the frame that its fingerprinting protection gives everybody.
 */
export const screenFrame: Source<'screenFrame'> = (window) => {
  if (screenIsWindow(window) || standardFrame(window)) return noised()
  const screen: WiderScreen = window.screen
  const [top, bottom] = taken(screen.height, screen.availHeight, (screen.availTop ?? 0) - (screen.top ?? 0))
  const [left, right] = taken(screen.width, screen.availWidth, (screen.availLeft ?? 0) - (screen.left ?? 0))
  return genuine(window, [top, right, bottom, left])
}
