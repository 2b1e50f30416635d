import type { ComparisonName } from '../linkage/comparisons.ts'
import { comparisonNames, comparisons } from '../linkage/comparisons.ts'
import { newness } from '../linkage/crowds.ts'
import { MOST_CHANGES } from '../linkage/evidence.ts'
import { habits } from '../linkage/habits.ts'
import { mergeFeatures } from '../linkage/merge-features.ts'
import { MODEL_FORMAT, type Model } from '../linkage/model.ts'
import { trustFeatures } from '../linkage/trust.ts'

/** Bits by level before anything is learned: what learning starts from, and stays near where histories say nothing. */
const GUESSES: Record<ComparisonName, readonly number[]> = {
  system: [0, -40],
  browser: [0, -20],
  version: [0.5, -0.5, -2, 0.5, 0.5, -1, -14],
  osVersion: [0.3, -0.5, -1, -8],
  model: [0.3, -8],
  architecture: [0.2, -8],
  hardware: [0.4, -3, -5],
  gpu: [0.4, -1, -1, -4],
  gpuLimits: [0.3, -1, -2, -2, -4],
  gpuScene: [0.3, -1, -2],
  fonts: [0.5, -1, -3, -6],
  text: [0.4, -0.5, -1.5, -2, -4],
  canvasText: [0.3, -0.5, -2],
  canvas: [0.3, -0.5, -2],
  audio: [0.2, -0.5, -2],
  sound: [0.2, 0, -1],
  mediaDevices: [0.2, 0, -1],
  screen: [0.6, 0.5, -2, -3],
  frame: [0.3, 0.2, -0.8],
  colour: [0.2, 0, -1.5],
  scheme: [0.1, -0.3],
  settings: [0.2, -1, -2],
  privacy: [0.1, -0.5, -1.5],
  timeZone: [0.5, 0.4, -0.5, -3],
  languages: [0.5, 0.4, -1.5, -4],
  input: [0.2, -1, -2.5],
  keyboard: [0.2, 0, -3],
  voices: [0.2, -0.5, -1.5],
  codecs: [0.2, -0.4, -2],
  features: [0.2, 0, -3],
  numbers: [0.2, -0.3, -3],
  plugins: [0.1, -2],
  storage: [0.3, -0.2, -1],
  blockers: [0.2, 0, -1.5],
  headers: [0.1, -0.5, -1.5],
  device: [0.5, 0.3, -0.5],
  whole: [0.3, 0, -0.3],
  network: [1, 0.8, -0.7],
  networkRange: [0.3, 0.3, -0.5],
  asn: [0.3, 0.3, -0.5],
  tls: [0.2, -0.5, -2],
}

const GAP_DAYS = [1, 7, 30, 90]
const NO_CHANGES = Array.from({ length: MOST_CHANGES + 1 }, () => 0)

const same = <T>(value: T) => ({ desktop: value, ios: value, android: value })

/** A link is trusted by its posterior's log-odds alone. */
const BY_ODDS = trustFeatures.map((name) => (name.startsWith('odds') ? 1 : 0))

/** The share of newcomers says it all, for want of better. */
const UNKNOWN = trustFeatures.map(() => 0)

/** As good as it says, for want of better. */
const UNTRIED = [[-10, 0.001], [10, 0.999]] as const

/** A model to start learning from. */
export function initialModel(): Model {
  const entries = comparisonNames.map((name) => {
    const bits = GUESSES[name]
    if (bits.length !== comparisons[name].levels.length) throw new RangeError(`${name} needs a guess for each of its levels`)
    return [name, { bits: same([...GAP_DAYS, 0].map(() => bits)), restless: same(bits.map(() => 0)), rarity: same(0.3), common: same(0.3) }]
  })
  return {
    format: MODEL_FORMAT,
    version: 'untrained',
    gapDays: GAP_DAYS,
    comparisons: Object.fromEntries(entries) as Model['comparisons'],
    atWillBits: -20,
    changes: same(NO_CHANGES),
    restlessChanges: same(NO_CHANGES),
    rarity: { mostBits: 14, weight: 20 },
    known: same(habits.map((name) => (name === 'away' ? -0.3 : name === 'visits' ? 0.3 : 0))),
    fresh: same(newness.map(() => 0)),
    merge: { weights: same(mergeFeatures.map((name) => (name === 'constant' ? -20 : 0))), threshold: 0.8 },
    token: { bits: 18, leastBits: -6 },
    newcomers: { share: 0.3, weight: 300 },
    unseenVisitors: 20,
    threshold: 0.7,
    amongKnown: { from: Infinity, threshold: 1 },
    leastConfidence: 0,
    leastReturning: { network: 0, alone: 0 },
    highRecallThreshold: 0.15,
    freshTrust: { fewKeys: 0.5, enoughKeys: 1 },
    trust: { network: same(BY_ODDS), alone: same(BY_ODDS) },
    returning: { network: same(UNKNOWN), alone: same(UNKNOWN) },
    calibration: { network: same(UNTRIED), alone: same(UNTRIED) },
  }
}
