import type { Detector } from '../detector.ts'
import { claim, engineOf, type EngineName } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/**
 * Place in `jsFeatures`, and the versions that the probe came with in Chrome, Firefox and Safari; 0 where it is not known well enough. Only
 * what came at once to all systems and channels.
 *
 * @see https://github.com/mdn/browser-compat-data
 */
const SINCE: readonly (readonly [place: number, blink: number, gecko: number, webkit: number])[] = [
  [0, 92, 90, 15],
  [1, 97, 104, 15],
  [2, 110, 115, 16],
  [8, 146, 0, 0],
  [14, 117, 119, 17],
  [17, 85, 79, 14],
  [18, 128, 134, 18],
  [19, 136, 134, 18],
  [20, 122, 127, 17],
  [22, 140, 133, 18],
  [23, 116, 124, 17],
  [35, 98, 94, 15],
]

/** Betas and long-term versions are ahead and behind by so many. */
const SLACK: Readonly<Record<EngineName, number>> = { blink: 2, gecko: 2, webkit: 1 }
const COLUMNS = { blink: 1, gecko: 2, webkit: 3 } as const

/** The engine has what came later than the version in the user agent, or lacks what had come before. */
export const engineVersion: Detector = (sighting) => {
  const engine = engineOf(sighting.components)
  const { version, engine: claimed } = claim(sighting)
  const features = read(sighting.components, 'jsFeatures')
  if (!engine || engine !== claimed || version === undefined || features === undefined) return undefined
  const wrong = SINCE.filter((row) => {
    const since = row[COLUMNS[engine]]
    const has = features[row[0]]
    if (since === 0 || has === undefined) return false
    return has === '1' ? version < since - SLACK[engine] : version > since + SLACK[engine]
  })
  if (wrong.length === 0) return undefined
  return { weight: wrong.length > 1 ? 1 : 0.6, reason: `${wrong.length} features do not fit the version in the user agent.` }
}
