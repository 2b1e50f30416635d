import type { Comparison } from '../comparison.ts'
import type { RecordField } from '../record.ts'
import { share } from './share.ts'

/** As `share`, for what comes with browser or system. */
export function shippedShare<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const { level, ...rest } = share(...names)
  return {
    ...rest,
    levels: ['same', 'most, updated', 'few, updated', 'most', 'few'],
    level(pair) {
      const found = level(pair)
      return found <= 0 || pair.updated ? found : found + 2
    },
  }
}
