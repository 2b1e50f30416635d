import { MISSING, type Comparison } from '../comparison.ts'
import { RATIO_UNIT } from '../fields.ts'
import { place, word, type Packed } from '../packed.ts'

/** Rounding of CSS pixels moves the product by up to the ratio, in device pixels. */
const TOLERANCE = 4

const SIDES = [place.screen, place.screen + 1]

function near(left: number, right: number): boolean {
  return Math.abs(left - right) <= TOLERANCE
}

const ratioOf = (record: Packed): number => word(record, place.pixelRatio) - 1
/** Device pixels of a side. */
const physical = (record: Packed, side: number): number => ((word(record, side) - 1) * ratioOf(record)) / RATIO_UNIT

/** Screens: the same under another scale (zoom, scale factor) is closer than another one. */
export const screen: Comparison<'screen' | 'pixelRatio'> = {
  fields: ['screen', 'pixelRatio'],
  levels: ['same', 'before', 'scaled', 'other'],
  before: 1,
  rarity: ['screen', 'pixelRatio'],
  level({ visit, known }) {
    const needed = [place.screen, place.pixelRatio]
    if (needed.some((at) => word(visit, at) === 0 || word(known, at) === 0)) return MISSING
    const sameSize = SIDES.every((side) => near(word(visit, side), word(known, side)))
    if (sameSize && ratioOf(visit) === ratioOf(known)) return 0
    return sameSize || SIDES.every((side) => near(physical(visit, side), physical(known, side))) ? 2 : 3
  },
}
