import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { readVisits } from '../../server/src/learning/history.ts'
import type { Matcher } from '../../server/src/learning/matcher.ts'
import { createMetrics, type Metrics } from '../../server/src/learning/metrics.ts'
import { say } from '../src/report.ts'

const PROGRESS_VISITS = 10_000

async function write(out: WriteStream, value: unknown): Promise<void> {
  if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain')
}

/**
 * Lets a matcher answer a history: one line a visit, `{ visitorId, visitorFound, confidence }`, then
 * `{ merged: { younger: older } }`. Neither visits nor answers are kept.
 *
 * @returns how well it did; undefined where a visit has no label to tell by
 * @throws {HistoryError} a line cannot be used
 */
export async function replayFile(history: string, output: string, matcher: Matcher): Promise<Metrics | undefined> {
  const out = createWriteStream(output)
  await once(out, 'open')
  const metrics = createMetrics()
  let [visits, labels] = [0, 0]
  try {
    for await (const visit of readVisits(history)) {
      // a matcher never looks at the label
      const labelled = { ...visit, browserId: visit.browserId ?? '' }
      const { visitorId, visitorFound, confidence } = matcher.visit(labelled)
      metrics.add(labelled, { visitorId, visitorFound, confidence })
      await write(out, { visitorId, visitorFound, confidence })
      visits += 1
      if (visit.browserId !== undefined) labels += 1
      if (visits % PROGRESS_VISITS === 0) say(`  ${visits} visits`)
    }
    await write(out, { merged: Object.fromEntries(matcher.merged()) })
  } finally {
    out.end()
    await once(out, 'close')
  }
  say(`${visits} visits answered in ${output}`)
  return visits > 0 && labels === visits ? metrics.result(matcher.merged()) : undefined
}
