import type { Weights } from '../linkage/decide.ts'
import type { Model } from '../linkage/index.ts'
import { comparisonNames } from '../linkage/comparisons.ts'
import { countedComparisons } from '../linkage/statistics.ts'
import type { DeviceClass } from '../linkage/observation.ts'
import { fitCalibration } from './calibrate.ts'
import { fit } from './fit.ts'
import { fitMerge, type PairSample } from './fit-merge.ts'
import { initialModel } from './initial-model.ts'
import type { HistoryVisit } from './matcher.ts'
import { isRestless, toParameters } from './parameters.ts'
import { createReplay } from './replay.ts'
import { pairSamplesOf, sampleOf, type Sample } from './samples.ts'
import { toModel } from './to-model.ts'

/** A history that can be read again and again, and whether its network may be used. */
export interface LabelledHistory {
  visits: () => Iterable<HistoryVisit> | AsyncIterable<HistoryVisit>
  network: boolean
  /** Its people change far more than usual: only what restlessness adds to the weights is learned from it. */
  restless?: boolean
}

export interface TrainOptions {
  /** Name of the new model. */
  version: string
  /** To fit weights on. */
  histories: readonly LabelledHistory[]
  /** To fit the calibration on; none of its browsers is in `histories`. */
  held: readonly LabelledHistory[]
  /** Where the weights begin, and where they stay near what the histories say nothing of. */
  base?: Model
  /** Each answers the histories by the model of the one before, and learns from what was to be decided then. */
  rounds?: number
  epochs?: number
  onProgress?: (message: string) => void
}

const ROUNDS = 2
const EPOCHS = 8

/** What the finished model decides by, chosen on worlds of seeds of their own: a wrong link costs more than itself, since two then share an id, and where the network is not known, a visitor not believed plants a duplicate more often. */
const DECIDES_BY = { threshold: 0.95, amongKnown: { from: 0.99, threshold: 0.4 }, leastConfidence: 0.2, leastReturning: { network: 0.8, alone: 0.55 }, atWillBits: -2.8 }
const MERGES_FROM = 0.65
/** Merging changes what there is to be merged, so that it is learned in so many passes, each by what the one before merges. */
const PASSES = 2

/** What the models between the rounds answer by: about as many wrong links as the finished one, whose weights are surer, will make. */
const ANSWERS_BY = { threshold: 0.9, amongKnown: { from: Infinity, threshold: 1 }, leastConfidence: 0, leastReturning: { network: 0, alone: 0 }, atWillBits: -1 }

/**
 * Learns a model from labelled histories. The visits are answered in turn by the model so far, since what a decision finds
 * depends on the ones before it, its mistakes included (docs/decisions/0017-second-round.md).
 */
export async function train({ version, histories, held, base = initialModel(), rounds = ROUNDS, epochs = EPOCHS, onProgress }: TrainOptions): Promise<Model> {
  let model = base
  for (let round = 1; round <= rounds; round++) {
    const samples: Record<'usual' | 'restless', Sample[]> = { usual: [], restless: [] }
    const common = createCommon()
    for (const [index, history] of histories.entries()) {
      await answer(history, model, ({ weights, browserId, owners }) => {
        samples[history.restless ? 'restless' : 'usual'].push(sampleOf(weights, { browserId, owners }))
        common.add(weights)
      })
      onProgress?.(`round ${round}/${rounds}: ${index + 1}/${histories.length} histories, ${samples.usual.length + samples.restless.length} visits`)
    }
    const onEpoch = (epoch: number, bits: number) => onProgress?.(`round ${round}/${rounds}: fitted ${epoch + 1}/${epochs}, ${bits.toFixed(4)} bits a visit`)
    const usual = fit(samples.usual, toParameters(base), { epochs, onEpoch })
    const values = samples.restless.length === 0 ? usual : fit([...samples.usual, ...samples.restless], usual, { epochs, moves: isRestless, onEpoch })
    model = { ...toModel(values, base, { version, common: common.shares(base) }), ...ANSWERS_BY }
  }
  return finish(model, held, onProgress)
}

/** Learns from held-out histories what the weights are worth there: confidence, and which visitors are one. */
async function finish(weighed: Model, held: TrainOptions['held'], onProgress: TrainOptions['onProgress']): Promise<Model> {
  let model = { ...weighed, ...DECIDES_BY }
  for (let pass = 1; pass <= PASSES; pass++) {
    onProgress?.(`what it is worth on held-out histories, pass ${pass}/${PASSES}`)
    const [present, pairs]: [Model, PairSample[]] = [model, []]
    const calibration = await fitCalibration(held, present, (weights, known, decision) => {
      if (decision.outcome === 'linked') for (const pair of pairSamplesOf(weights, known, present)) pairs.push(pair)
    })
    model = { ...present, ...calibration, merge: { weights: fitMerge(pairs, present.merge.weights), threshold: MERGES_FROM } }
  }
  return model
}

interface Met {
  weights: Weights
  browserId: string
  owners: ReadonlyMap<string, string>
}

/** Answers a history, and tells what each decision had to go on. */
async function answer({ visits, network }: LabelledHistory, model: Model, take: (met: Met) => void): Promise<void> {
  const owners = new Map<string, string>()
  const replay = createReplay({
    network,
    model,
    onDecision: ({ browserId }, weights) => take({ weights, browserId, owners }),
  })
  for await (const visit of visits()) owners.set(replay.visit(visit).visitorId, visit.browserId)
}

/** Visitors from which on a share is worth something. */
const ENOUGH = 200

/** Learns the chance that a visitor of a class agrees with any other, by comparison. */
function createCommon() {
  const sums = byClass(() => new Float64Array(countedComparisons.length))
  const sizes = byClass(() => new Float64Array(countedComparisons.length))
  return {
    add({ input: { statistics, visit } }: Weights) {
      const { visitors } = statistics
      if (visitors < ENOUGH) return
      const [sum, size] = [sums[visit.deviceClass], sizes[visit.deviceClass]]
      statistics.counts(visit.record).forEach((count, index) => {
        if (count === 0) return
        sum[index] = (sum[index] ?? 0) + Math.min(1, (count - 1) / (visitors - 1))
        size[index] = (size[index] ?? 0) + 1
      })
    },
    /** By class and comparison, in their order; the base's where nothing was counted. */
    shares: (base: Model) =>
      byClass((each) =>
        comparisonNames.map((name) => {
          const index = countedComparisons.indexOf(name)
          const size = sizes[each][index] ?? 0
          return size === 0 ? base.comparisons[name].common[each] : Math.round(((sums[each][index] ?? 0) / size) * 10_000) / 10_000
        }),
      ),
  }
}

function byClass<T>(of: (each: DeviceClass) => T): Record<DeviceClass, T> {
  return { desktop: of('desktop'), ios: of('ios'), android: of('android') }
}
