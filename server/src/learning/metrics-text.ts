import type { Metrics } from './metrics.ts'

/** What is said of a matcher, in the order in which it is read: heading, value, digits behind the point. */
export const FIGURES: readonly (readonly [head: string, read: (metrics: Metrics) => number, digits: number])[] = [
  ['precision', ({ precision }) => precision, 3],
  ['recall', ({ recall }) => recall, 3],
  ['F1', ({ f1 }) => f1, 3],
  ['newcomers linked', ({ newcomersFalselyLinked }) => newcomersFalselyLinked, 3],
  ['ECE', ({ ece }) => ece, 3],
  ['recall at p .99', ({ recallAtPrecision99 }) => recallAtPrecision99, 3],
  ['ids per browser', ({ idsPerBrowser }) => idsPerBrowser, 2],
  ['tracked, days', ({ trackingDays }) => trackingDays.average, 0],
  ['longest, days', ({ trackingDays }) => trackingDays.maximum, 0],
  ['ownership', ({ ownership }) => ownership, 3],
]

/** Columns padded to a common width, one row a line. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n')
}

/** The figures of one history for people, recall apart by what is known of the visits. */
export function metricsText(metrics: Metrics): string {
  const figures = FIGURES.map(([head, read, digits]) => [head, read(metrics).toFixed(digits)])
  const recalls = (['class', 'cause', 'group'] as const).flatMap((by) =>
    Object.entries(metrics.recallBy[by]).map(([name, recall]) => [`recall, ${by} ${name}`, `${recall.toFixed(3)} of ${metrics.returnsBy[by][name] ?? 0}`]),
  )
  return aligned([['visits', String(metrics.visits)], ...figures, ...recalls])
}
