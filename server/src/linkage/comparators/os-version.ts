import { MISSING, type Comparison } from '../comparison.ts'

/** Versions of the operating system; there is no calendar of them but for those that a browser's version follows. */
export const osVersion: Comparison<'osVersion'> = {
  fields: ['osVersion'],
  levels: ['same', 'newer build', 'newer', 'older'],
  unordered: true,
  rarity: ['os', 'osVersion'],
  level({ osVersion: step }) {
    if (step === 'missing') return MISSING
    if (step === 'older') return 3
    if (step === 'newer') return 2
    return step === 'newer build' ? 1 : 0
  },
}
