import type { ExplainedComparison } from '@selfsame/contract'
import { comparisonNames, comparisons } from './comparisons.ts'
import { mAt, type Model } from './model.ts'
import type { VisitRecord } from './record.ts'

/** The evidence that two records are one visitor. */
export interface Score {
  /** Sum of the match weights log2(m/u), in bits: +1 doubles the odds. */
  bits: number
  comparisons: ExplainedComparison[]
}

/**
 * Adds up the evidence that two records are one visitor (Fellegi-Sunter). A comparison that a side lacks weighs 0.
 *
 * @param visit the record at hand
 * @param known the candidate's record
 * @param gapDays days between the two
 * @see Fellegi & Sunter (1969), A Theory for Record Linkage, https://doi.org/10.1080/01621459.1969.10501049
 */
export function score(visit: VisitRecord, known: VisitRecord, { gapDays, model }: { gapDays: number; model: Model }): Score {
  const explained = comparisonNames.map((name): ExplainedComparison => {
    const level = comparisons[name].level(visit, known)
    if (level === null) return { name, level: 'missing', bits: 0 }
    const [m, u, label] = [mAt(model, name, gapDays)[level], model.comparisons[name].u[level], comparisons[name].levels[level]]
    if (m === undefined || u === undefined || label === undefined)
      throw new RangeError(`model ${model.version} and code differ on ${name}, level ${level}`)
    return { name, level: label, bits: Math.log2(m / u) }
  })
  return { bits: explained.reduce((sum, { bits }) => sum + bits, 0), comparisons: explained }
}

/** The most bits a record could give: compared with itself at once. Little is left where a browser withholds much. */
export function evidence(record: VisitRecord, model: Model): number {
  return score(record, record, { gapDays: 0, model }).bits
}
