import { readFileSync } from 'node:fs'
import { MARKS } from '../pages/cold-page.ts'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds. */
  ts: number
  /** Microseconds. */
  dur?: number
}

/** Command line that makes Chromium write a trace of tasks and marks when it is closed. */
export const traceArgs = (file: string): string[] => [
  '--trace-startup=disabled-by-default-devtools.timeline,devtools.timeline,toplevel,blink.user_timing',
  `--trace-startup-file=${file}`,
  '--trace-startup-format=json',
  '--trace-startup-duration=0',
]

/**
 * The longest main-thread task between the marks, in ms. The task a mark stands in counts from or up to the mark.
 *
 * @param file a trace of Chromium
 * @throws {Error} the trace has no marks
 */
export function longestTask(file: string): number {
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: TraceEvent[] }
  const mark = (name: string) => traceEvents.find((event) => event.name === name)
  const [start, end] = [mark(MARKS.start), mark(MARKS.end)]
  if (!start || !end) throw new Error('the trace holds no marks')
  const durations = traceEvents
    .filter(({ name, pid, tid, ph }) => name.endsWith('RunTask') && ph === 'X' && pid === start.pid && tid === start.tid)
    .map(({ ts, dur = 0 }) => Math.min(ts + dur, end.ts) - Math.max(ts, start.ts))
  return Math.max(0, ...durations) / 1_000
}
