import type { Comparison } from '../comparison.ts'
import type { RecordField } from '../record.ts'
import { returning } from './returning.ts'

/**
 * As `returning`, for many fields taken together: that all of them are as once before, but not as at last, may speak against a
 * visitor rather than for it. One browser hardly goes back in everything; two that share an id do.
 */
export function alternating<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  return { ...returning(...names), unordered: true }
}
