import type { Detector } from '../detector.ts'
import { claim, isDesktop } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** Chromium that gives no brands, or brands without their versions: it does so where its user agent was overridden. */
export const emptiedHints: Detector = (sighting) => {
  const hints = read(sighting.components, 'clientHints')
  if (!hints) return undefined
  const emptied = hints.brands.length === 0 || (hints.fullVersionList === undefined && hints.architecture === undefined && hints.platformVersion === undefined)
  if (!emptied) return undefined
  const desktop = isDesktop(claim(sighting))
  return { weight: desktop ? 0.5 : 0.3, reason: 'Client hints are empty, as where the user agent was overridden.' }
}
