import { MISSING } from './comparison.ts'
import { newness } from './crowds.ts'
import type { Judged } from './decide.ts'
import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'
import { daysBetween, habits, habitsOf } from './habits.ts'
import type { Evidence } from './evidence.ts'
import type { Model } from './model.ts'
import type { DeviceClass } from './observation.ts'
import { logOdds, MOST_BITS } from './posterior.ts'
import type { Rarities } from './score.ts'
import { countedComparisons } from './statistics.ts'

/** Ends of the pieces that a posterior's log-odds are cut into, in bits: the last bits say less than the first. */
const ENDS = [5, 10, 20, MOST_BITS] as const
export const oddsFeatures = ['odds', ...ENDS.slice(0, -1).map((end) => `odds from ${end} on`)] as const

/** Comparisons that tell by their levels whether two browsers take turns. */
const turns = ['whole', 'device'] as const satisfies readonly ComparisonName[]
const turnLevels = turns.flatMap((name) => comparisons[name].levels.slice(1).map((level, index) => ({ name, level, place: comparisonNames.indexOf(name), index: index + 1 })))

const counted = countedComparisons.map((name) => ({ name, place: comparisonNames.indexOf(name) }))

/** What a link's confidence is made of, in the order of the model's weights. */
export const trustFeatures = [
  'constant',
  ...oddsFeatures,
  'changes',
  ...turnLevels.map(({ name, level }) => `${name} ${level}`),
  ...habits,
  'visits a day',
  ...newness.slice(1),
  'known visitors',
  ...countedComparisons.map((name) => `rarity of ${name}`),
] as const

/** What a link's confidence stands on. */
export interface Grounds {
  /** Bits that are not learned. */
  given: number
  /** Bits by which a return is likelier than someone new before looking, not learned either: on another site the shares are others. */
  expected: number
  /** One number for each of `trustFeatures`. */
  features: readonly number[]
}

/** Visitors from which on what they have in common tells half of what it could. */
const ENOUGH_VISITORS = 200
/**
 * Visitors beyond whom learning has seen nothing: what nobody else has is no rarer among more of them than it was among so many, or a large site would never doubt.
 */
const MOST_VISITORS = 2_000
/** Log-odds that are believed as they are, at most. */
const MOST_GIVEN = 20

/**
 * Where most visits are somebody's first, the posterior says so already, and it is no reason to doubt one that fits all the same: in a site
 * of a thousand first visits, browsers in private windows or of another window size were nobody's.
 */
const LEAST_EXPECTED = 0

/** What is known when a link is judged. */
export interface Circumstances {
  /** Visitors known. */
  visitors: number
  rarities: Rarities
  /** One number for each of `newness`. */
  newness: readonly number[]
  deviceClass: DeviceClass
  /** P(someone new) before looking. */
  newcomers: number
  /** ms since the epoch */
  at: number
  model: Pick<Model, 'comparisons' | 'rarity'>
}

/**
 * What says how far a posterior can be believed. It asks which visitor this is, and takes each for one browser; but two browsers
 * alike may share an id, and then the latest visit was as likely the other's. Rare devices hardly do, busy ones do more often.
 * Where few visitors are known, nothing can be said of what is rare, and the posterior is believed as it is.
 */
export function groundsOf(link: Judged, circumstances: Circumstances): Grounds {
  const told = circumstances.visitors / (circumstances.visitors + ENOUGH_VISITORS)
  return {
    given: (1 - told) * Math.min(MOST_GIVEN, logOdds(link.posterior)),
    expected: told * Math.max(LEAST_EXPECTED, logOdds(1 - circumstances.newcomers)),
    features: featuresOf(link, circumstances).map((each) => each * told),
  }
}

function featuresOf({ posterior, candidate, evidence }: Judged, circumstances: Circumstances): number[] {
  const { visitors, newness: found, at } = circumstances
  const odds = logOdds(posterior)
  const levels = turnLevels.map(({ place, index }) => (evidence.levels[place] === index ? 1 : 0))
  const perDay = candidate.visits / (daysBetween(candidate.firstSeenAt, at) + 1)
  return [
    1,
    ...pieces(odds),
    evidence.changes,
    ...levels,
    ...habitsOf(candidate, at),
    Math.log2(perDay),
    ...found.slice(1),
    Math.log2(1 + Math.min(MOST_VISITORS, visitors)),
    ...raritiesOf(evidence, circumstances),
  ]
}

function pieces(odds: number): number[] {
  return ENDS.map((end, index) => {
    const start = ENDS[index - 1]
    return start === undefined ? Math.min(end, odds) : Math.max(0, Math.min(end, odds) - start)
  })
}

/** Bits of the rarity of each value that is counted and there on both sides, at most those of one that nobody else of `MOST_VISITORS` has. */
function raritiesOf({ levels }: Evidence, { rarities, deviceClass, model }: Circumstances): number[] {
  const most = rarestOf(model)[deviceClass]
  return counted.map(({ place }, index) => (levels[place] === MISSING ? 0 : Math.min(rarities[place] ?? 0, most[index] ?? 0)))
}

type ByClass = Record<DeviceClass, readonly number[]>
const rarest = new WeakMap<Circumstances['model'], ByClass>()

/** Bits of what nobody else of `MOST_VISITORS` has, by comparison that is counted: the same for all links. */
function rarestOf(model: Circumstances['model']): ByClass {
  const known = rarest.get(model)
  if (known) return known
  const { comparisons: learned, rarity } = model
  const of = (deviceClass: DeviceClass) => counted.map(({ name }) => -Math.log2((learned[name].common[deviceClass] * rarity.weight) / (MOST_VISITORS - 1 + rarity.weight)))
  const found: ByClass = { desktop: of('desktop'), ios: of('ios'), android: of('android') }
  rarest.set(model, found)
  return found
}
