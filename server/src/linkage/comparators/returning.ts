import type { Comparison } from '../comparison.ts'
import type { RecordField } from '../record.ts'
import { equal } from './equal.ts'

/** As `equal`, for what flips back: a value of an earlier record is closer than one never seen. */
export function returning<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const { level, ...rest } = equal(...names)
  return {
    ...rest,
    levels: ['same', 'before', 'other'],
    before: 1,
    level(pair) {
      const found = level(pair)
      return found === 1 ? 2 : found
    },
  }
}
