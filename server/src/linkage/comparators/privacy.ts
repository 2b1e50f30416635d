import type { Comparison } from '../comparison.ts'
import { place, word } from '../packed.ts'
import { equal } from './equal.ts'

const same = equal('privacyPreferences')

/**
 * Do Not Track and Global Privacy Control. Private windows of Firefox turn the latter on and leave the former: who
 * differs in the latter alone may have opened one.
 */
export const privacy: Comparison<'privacyPreferences' | 'doNotTrack'> = {
  ...same,
  fields: ['privacyPreferences', 'doNotTrack'],
  levels: ['same', 'control', 'other'],
  level(pair) {
    const found = same.level(pair)
    if (found !== 1) return found
    const [left, right] = [word(pair.visit, place.doNotTrack), word(pair.known, place.doNotTrack)]
    return left !== 0 && left === right ? 1 : 2
  },
}
