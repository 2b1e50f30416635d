import type { HistoryLine } from './line.ts'

const MS_PER_DAY = 86_400_000

/** One browser's lines as visits at fixed distances, from its first to its last; what it looked like last stays so. */
function* visitsOf(lines: readonly HistoryLine[], days: number): Generator<HistoryLine> {
  const sorted = [...lines].sort((left, right) => (left.t < right.t ? -1 : 1))
  const last = Date.parse(sorted.at(-1)?.t ?? '')
  let index = 0
  for (let at = Date.parse(sorted[0]?.t ?? ''); at <= last; at += days * MS_PER_DAY) {
    while (Date.parse(sorted[index + 1]?.t ?? '') <= at) index += 1
    const line = sorted[index]
    if (line) yield { ...line, t: new Date(at).toISOString() }
  }
}

/**
 * Makes visits every so many days of data that holds a line only where something changed, as FP-Stalker's evaluation does
 * ("collect frequency"). Holds all lines in memory.
 */
export async function* every(lines: AsyncIterable<HistoryLine>, days: number): AsyncGenerator<HistoryLine> {
  const byBrowser = new Map<string, HistoryLine[]>()
  for await (const line of lines) {
    const before = byBrowser.get(line.browserId)
    if (before) before.push(line)
    else byBrowser.set(line.browserId, [line])
  }
  for (const of of byBrowser.values()) yield* visitsOf(of, days)
}
