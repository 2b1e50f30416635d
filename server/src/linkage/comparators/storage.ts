import { MISSING, type Comparison } from '../comparison.ts'
import { place, word } from '../packed.ts'

/** Storage quotas, in half powers of two: they follow the free disk, which moves slowly. */
export const storage: Comparison<'storageQuota'> = {
  fields: ['storageQuota'],
  levels: ['same', 'near', 'other'],
  rarity: ['storageQuota'],
  level({ visit, known }) {
    const left = word(visit, place.storageQuota)
    const right = word(known, place.storageQuota)
    if (left === 0 || right === 0) return MISSING
    if (left === right) return 0
    return Math.abs(left - right) === 1 ? 1 : 2
  },
}
