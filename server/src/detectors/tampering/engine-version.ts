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

/** First version that can have such features, and the first that cannot; undefined where no version has just these. */
function span(features: string, engine: EngineName): readonly [from: number, before: number] | undefined {
  const probes = SINCE.map((row) => ({ since: row[COLUMNS[engine]], has: features[row[0]] === '1' })).filter(({ since }) => since > 0)
  const from = Math.max(0, ...probes.filter(({ has }) => has).map(({ since }) => since))
  const before = Math.min(Infinity, ...probes.filter(({ has }) => !has).map(({ since }) => since))
  return from < before ? [from, before] : undefined
}

/**
 * The features are those of another version than the user agent's. Where they are of no version at all, features were turned on or off,
 * and nothing is said.
 */
export const engineVersion: Detector = (sighting) => {
  const engine = engineOf(sighting.components)
  const { version, engine: claimed } = claim(sighting)
  const features = read(sighting.components, 'jsFeatures')
  if (!engine || engine !== claimed || version === undefined || features === undefined) return undefined
  const [from, before] = span(features, engine) ?? [0, Infinity]
  return version < from - SLACK[engine] || version >= before + SLACK[engine]
    ? { weight: 1, reason: 'The engine\'s features are those of another version than the user agent\'s.' }
    : undefined
}
