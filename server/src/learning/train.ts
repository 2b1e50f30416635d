import type { Weights } from '../linkage/decide.ts'
import type { Model } from '../linkage/index.ts'
import { comparisonNames } from '../linkage/comparisons.ts'
import { countedComparisons } from '../linkage/statistics.ts'
import { fitCalibration } from './calibrate.ts'
import { fit } from './fit.ts'
import { fitMerge, type PairSample } from './fit-merge.ts'
import { initialModel } from './initial-model.ts'
import type { HistoryVisit } from './matcher.ts'
import { toParameters } from './parameters.ts'
import { createReplay } from './replay.ts'
import { pairSamplesOf, sampleOf, type Sample } from './samples.ts'
import { toModel } from './to-model.ts'

/** A history that can be read again and again, and whether its network may be used. */
export interface LabelledHistory {
  visits: () => Iterable<HistoryVisit> | AsyncIterable<HistoryVisit>
  network: boolean
}

export interface TrainOptions {
  /** Name of the new model. */
  version: string
  /** To fit weights on. */
  histories: readonly LabelledHistory[]
  /** To fit the calibration on; none of its browsers is in `histories`. */
  held: readonly LabelledHistory[]
  /** Where learning begins. */
  base?: Model
  /** Each answers the histories by the model of the one before, and learns from what it then had to decide. */
  rounds?: number
  epochs?: number
  onProgress?: (message: string) => void
}

const ROUNDS = 3
const EPOCHS = 8

/**
 * Learns a model from labelled histories. The visits are answered in turn by the model so far, since what a decision finds
 * depends on the ones before it, its mistakes included.
 */
export async function train({ version, histories, held, base = initialModel(), rounds = ROUNDS, epochs = EPOCHS, onProgress }: TrainOptions): Promise<Model> {
  let model = base
  for (let round = 1; round <= rounds; round++) {
    const samples: Sample[] = []
    const pairs: PairSample[] = []
    const common = createCommon()
    for (const [index, history] of histories.entries()) {
      await answer(history, model, ({ weights, browserId, owners }) => {
        samples.push(sampleOf(weights, { browserId, owners }))
        pairs.push(...pairSamplesOf(weights, { browserId, owners }, model))
        common.add(weights)
      })
      onProgress?.(`round ${round}/${rounds}: ${index + 1}/${histories.length} histories, ${samples.length} visits, ${pairs.length} pairs`)
    }
    const values = fit(samples, toParameters(base), {
      epochs,
      onEpoch: (epoch, bits) => onProgress?.(`round ${round}/${rounds}: fitted ${epoch + 1}/${epochs}, ${bits.toFixed(4)} bits a visit`),
    })
    // The pairs were met under the model that answered: its merging is learned one round late, and not in the first.
    const merge = { ...model.merge, weights: round === 1 ? model.merge.weights : fitMerge(pairs) }
    model = { ...toModel(values, model, { version, common: common.shares(base) }), merge }
  }
  return { ...model, calibration: await fitCalibration(held, model) }
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

/** Learns the chance that two visitors agree, by comparison. */
function createCommon() {
  const sums = new Float64Array(countedComparisons.length)
  const sizes = new Float64Array(countedComparisons.length)
  return {
    add({ input: { statistics, visit } }: Weights) {
      const { visitors } = statistics
      if (visitors < ENOUGH) return
      const counts = statistics.counts(visit.record)
      counts.forEach((count, index) => {
        if (count === 0) return
        sums[index] = (sums[index] ?? 0) + Math.min(1, (count - 1) / (visitors - 1))
        sizes[index] = (sizes[index] ?? 0) + 1
      })
    },
    /** By comparison, in their order; the base's where nothing was counted. */
    shares: (base: Model) =>
      comparisonNames.map((name) => {
        const index = countedComparisons.indexOf(name)
        const size = sizes[index] ?? 0
        return size === 0 ? base.comparisons[name].common : Math.round(((sums[index] ?? 0) / size) * 10_000) / 10_000
      }),
  }
}
