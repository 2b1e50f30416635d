import type { Detector } from '../detector.ts'
import { claim, engineOf, isDesktop } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** Chromium empties its hints where its user agent was overridden; so do apps on phones, whose own user agent it is. */
export const emptiedHints: Detector = (sighting) => {
  const hints = read(sighting.components, 'clientHints')
  if (!hints || engineOf(sighting.components) !== 'blink') return undefined
  const full = hints.fullVersionList !== undefined || hints.architecture !== undefined || hints.platformVersion !== undefined
  if (hints.brands.length > 0 && full) return undefined
  return { weight: isDesktop(claim(sighting)) ? 0.8 : 0.4, reason: 'Client hints are empty, as where the user agent is overridden.' }
}
