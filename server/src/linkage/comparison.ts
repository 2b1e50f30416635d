import type { Comparator } from './comparators/comparator.ts'
import type { RecordField, VisitRecord } from './record.ts'

/** One comparison of two records: the fields it reads, its levels by name, closest first. */
export interface Comparison<F extends RecordField = RecordField> {
  fields: readonly F[]
  levels: readonly string[]
  /**
   * @param visit the record at hand
   * @param known the candidate's record, older than the visit
   * @returns an index of `levels`, or null where a side was not observed
   */
  level(visit: VisitRecord, known: VisitRecord): number | null
}

type Value<F extends RecordField> = NonNullable<VisitRecord[F]>

/** Compares one field. */
export function one<F extends RecordField>(
  field: F,
  levels: readonly string[],
  comparator: Comparator<Value<F>>,
): Comparison<F> {
  return {
    fields: [field],
    levels,
    level(visit, known) {
      const [left, right] = [visit[field], known[field]]
      return left === undefined || right === undefined ? null : comparator.level(left as Value<F>, right as Value<F>)
    },
  }
}

/** Compares several dependent fields as one, over those that both sides have. */
export function group<F extends RecordField>(
  fields: readonly F[],
  levels: readonly string[],
  comparator: Comparator<readonly unknown[]>,
): Comparison<F> {
  return {
    fields,
    levels,
    level(visit, known) {
      const both = fields.filter((field) => visit[field] !== undefined && known[field] !== undefined)
      if (both.length === 0) return null
      return comparator.level(
        both.map((field) => visit[field]),
        both.map((field) => known[field]),
      )
    },
  }
}
