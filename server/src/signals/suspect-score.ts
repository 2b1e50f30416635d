import type { ExplainedDetector } from '@selfsame/contract'
import type { CountedSignal, SignalFields } from './signal.ts'
import { suspicions, type Suspicion } from './known/suspect-weights.ts'

/**
 * Sum of the weights of all that is suspicious about the visit; stands last, since it reads what the others found. Left out
 * where nothing that weighs anything could be computed.
 */
export const suspectScore: CountedSignal<'suspect_score'> = (visit, found) => {
  const fields: SignalFields = { ...found, replayed: visit.replayed }
  const names = (Object.keys(suspicions) as Suspicion[]).filter((name) => visit.options.suspectWeights[name] > 0)
  const known = names.filter((name) => suspicions[name](fields) !== undefined)
  if (known.length === 0) return undefined
  const detectors = known.filter((name) => suspicions[name](fields)).map((name): ExplainedDetector => {
    const weight = visit.options.suspectWeights[name]
    return { name: name.replaceAll('_', '-'), weight, reason: `${name} adds ${weight}.` }
  })
  return { fields: { suspect_score: detectors.reduce((sum, { weight }) => sum + weight, 0) }, detectors }
}
