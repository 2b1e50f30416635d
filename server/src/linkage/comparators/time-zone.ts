import { MISSING, type Comparison } from '../comparison.ts'
import { place, word } from '../packed.ts'

/** Time zones: another name with the same clock all year may be a renamed one. */
export const timeZone: Comparison<'timeZone' | 'timeZoneOffsets'> = {
  fields: ['timeZone', 'timeZoneOffsets'],
  levels: ['same', 'before', 'same clock', 'other'],
  before: 1,
  rarity: ['timeZone'],
  level({ visit, known }) {
    const left = word(visit, place.timeZone)
    const right = word(known, place.timeZone)
    const clock = word(visit, place.timeZoneOffsets)
    const knownClock = word(known, place.timeZoneOffsets)
    const named = left !== 0 && right !== 0
    if (!named && (clock === 0 || knownClock === 0)) return MISSING
    if (named && left === right) return 0
    if (clock !== 0 && clock === knownClock) return named ? 2 : 0
    return 3
  },
}
