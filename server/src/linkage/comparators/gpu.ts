import { MISSING, type Comparison } from '../comparison.ts'
import { place, word } from '../packed.ts'

/** Renderers: another driver of the same GPU is closer than another GPU. Laptops with two go back and forth. */
export const gpu: Comparison<'gpu' | 'gpuModel'> = {
  fields: ['gpu', 'gpuModel'],
  levels: ['same', 'before', 'driver', 'other'],
  before: 1,
  rarity: ['gpuModel'],
  level({ visit, known }) {
    const left = word(visit, place.gpu)
    const right = word(known, place.gpu)
    if (left === 0 || right === 0) return MISSING
    if (left === right) return 0
    return word(visit, place.gpuModel) === word(known, place.gpuModel) ? 2 : 3
  },
}
