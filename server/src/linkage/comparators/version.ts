import { MISSING, type Comparison } from '../comparison.ts'

/** At most so many releases behind the newest is up to date: they are handed out over weeks. */
const UP_TO_DATE = 1

/**
 * Browser versions by the calendar: a newer one is expected once it is out, and staying behind is evidence too. What is
 * older than a visitor's newest version is nearly a contradiction.
 */
export const version: Comparison<'version'> = {
  fields: ['version'],
  levels: ['same', 'same, one newer is out', 'same, newer are out', 'newer build', 'newer, up to date', 'newer, behind', 'older'],
  unordered: true,
  rarity: ['browser', 'version'],
  level({ version: step, released, behind }) {
    if (step === 'missing') return MISSING
    if (step === 'older') return 6
    if (step === 'newer') return behind <= UP_TO_DATE ? 4 : 5
    if (step === 'newer build') return 3
    return Math.min(2, released)
  },
}
