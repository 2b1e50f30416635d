/** Counts of outcomes under a condition, with the share an outcome has elsewhere to fall back on. */
export interface Table {
  add(condition: string, outcome: string): void
  /** Probability of the outcome: counted, drawn towards that under no condition by `weight` imagined cases. */
  probability(condition: string, outcome: string): number
}

/** Imagined cases of the fallback, and of an outcome that was never seen at all. */
const WEIGHT = 3
const UNSEEN = 0.05

export function createTable(): Table {
  const counts = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  const plus = (condition: string, outcome: string) => {
    let outcomes = counts.get(condition)
    if (!outcomes) counts.set(condition, (outcomes = new Map()))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    totals.set(condition, (totals.get(condition) ?? 0) + 1)
  }
  return {
    add(condition, outcome) {
      plus(condition, outcome)
      plus('', outcome)
    },
    probability(condition, outcome) {
      const all = totals.get('') ?? 0
      const anywhere = ((counts.get('')?.get(outcome) ?? 0) + UNSEEN) / (all + 1)
      return ((counts.get(condition)?.get(outcome) ?? 0) + WEIGHT * anywhere) / ((totals.get(condition) ?? 0) + WEIGHT)
    },
  }
}

/** Upper ends of bands of time, in days. */
const ENDS = [0.4, 1.5, 4, 8, 16, 32, 64, 128]

/** Band of a stretch of time. */
export function bandOf(ms: number): number {
  const days = ms / 86_400_000
  const found = ENDS.findIndex((end) => days < end)
  return found === -1 ? ENDS.length : found
}
/** Length of each band in ms; the last is open and taken as long as the one before. */
export const BAND_LENGTHS = [...ENDS.map((end, index) => end - (ENDS[index - 1] ?? 0)), 64].map((days) => days * 86_400_000)
