import { engine } from '../../engine.ts'
import type { WiderNavigator, WiderScreen } from '../lib/non-standard.ts'
import type { SourceWindow } from '../source.ts'

/** Most that Brave moves a window's size by, in CSS pixels. */
const BRAVE_SHIFT = 8

/**
 * Whether Firefox's fingerprinting protection may be on: it says of every desktop that the bar is 48 pixels at the bottom
 * (Windows), 25 at the top and 51 at the bottom (macOS), or nowhere (Linux, Android).
 *
 * @see https://support.mozilla.org/kb/firefox-protection-against-fingerprinting
 * @see https://searchfox.org/firefox-main/source/toolkit/components/resistfingerprinting/nsRFPService.cpp
 */
export function standardFrame(window: SourceWindow): boolean {
  const { width, height, top = 0, left = 0, availWidth, availHeight, availTop = 0, availLeft = 0 }: WiderScreen = window.screen
  const bars = [availTop - top, height - availHeight].join()
  return engine(window) === 'gecko' && availWidth === width && availLeft === left && /^(0,0|0,48|25,76)$/.test(bars)
}

/**
 * Whether `screen` gives the window's size for its own: Safari 17 and newer in private windows gives the document's,
 * Brave the outer one with a shift. A home-screen app fills the screen and is believed.
 *
 * @see https://webkit.org/blog/15697/private-browsing-2-0/
 * @see https://github.com/brave/brave-browser/wiki/Fingerprinting-Protections
 */
export function screenIsWindow(window: SourceWindow): boolean {
  const { screen, innerWidth, innerHeight, outerWidth, outerHeight } = window
  const navigator: WiderNavigator = window.navigator
  if (navigator.brave) {
    return Math.abs(screen.width - outerWidth) <= BRAVE_SHIFT && Math.abs(screen.height - outerHeight) <= BRAVE_SHIFT
  }
  return (
    engine(window) === 'webkit' && !navigator.standalone && screen.width === innerWidth && screen.height === innerHeight
  )
}
