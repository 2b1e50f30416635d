import type { Comparison } from '../comparison.ts'
import type { RecordField } from '../record.ts'
import { equal } from './equal.ts'

/** As `equal`, for what comes with browser or system: after an update of either it may differ. */
export function shipped<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const { level, ...rest } = equal(...names)
  return {
    ...rest,
    levels: ['same', 'other, updated', 'other'],
    level(pair) {
      const found = level(pair)
      return found === 1 && !pair.updated ? 2 : found
    },
  }
}
