import type { SignalInput } from '../../server/src/signal-input.ts'
import { signalReader, type SignalReader } from '../../server/src/signal-reader.ts'
import { DEFAULT_SUSPECT_WEIGHTS, SHIPPED_TLS_FAMILIES, type Counts } from '../../server/src/signals/index.ts'
import { say } from '../src/report.ts'
import { quantiles, type Quantiles } from './estimate.ts'

/** Readings of one visit that are taken together: the processor's time is told in microseconds. */
const TOGETHER = 20
/** Visits that are read again, evenly spread. */
const MOST = 500

/** A visit as its signals were read. */
export interface Seen {
  visit: SignalInput
  counts: Counts
}

/** Reads all signals, as a server without settings of its own does. */
export const readAll: SignalReader = signalReader({
  options: { highActivity: 200, suspectWeights: DEFAULT_SUSPECT_WEIGHTS, tlsFamilies: SHIPPED_TLS_FAMILIES },
  logger: { error: (fault: unknown) => say(JSON.stringify(fault)) },
})

/** Processor time of reading a visit's signals, in ms: what other programs do meanwhile is no part of it. */
export function cpuOf(visits: readonly Seen[]): Quantiles & { mean: number } {
  const step = Math.max(1, Math.floor(visits.length / MOST))
  const some = visits.filter((_, index) => index % step === 0)
  for (const { visit, counts } of some) readAll(visit)(counts)
  const times = some.map(({ visit, counts }) => {
    const before = process.threadCpuUsage()
    for (let count = 0; count < TOGETHER; count += 1) readAll(visit)(counts)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000 / TOGETHER
  })
  return { ...quantiles(times), mean: times.reduce((sum, time) => sum + time, 0) / times.length }
}
