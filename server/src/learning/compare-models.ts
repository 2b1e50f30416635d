import type { Metrics } from './metrics.ts'

/** Figures by which one model is held against another: heading, value, and by how much it may be worse for chance's sake. */
const JUDGED: readonly { name: string; better: 'higher' | 'lower'; slack: number; read: (metrics: Metrics) => number }[] = [
  { name: 'F1', better: 'higher', slack: 0.002, read: ({ f1 }) => f1 },
  { name: 'newcomers falsely linked', better: 'lower', slack: 0.01, read: ({ newcomersFalselyLinked }) => newcomersFalselyLinked },
  { name: 'calibration error (ECE)', better: 'lower', slack: 0.005, read: ({ ece }) => ece },
]

/** In what a model is worse than another on the same held-out visits; nothing: it may replace it. */
export function worseIn(before: Metrics, after: Metrics): string[] {
  return JUDGED.filter(({ better, slack, read }) => (better === 'higher' ? read(before) - read(after) : read(after) - read(before)) > slack).map(
    ({ name, read }) => `${name} ${read(before).toFixed(3)} -> ${read(after).toFixed(3)}`,
  )
}
