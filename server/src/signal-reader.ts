import type { Logger } from 'pino'
import { describeFault } from './fault.ts'
import { readSignals, signals, type Signal, type SignalReading, type SignalVisit } from './signals/index.ts'

/** Reads all signals of a visit. */
export type SignalReader = (visit: SignalVisit) => SignalReading

/**
 * Reads signals, and tells of those that threw: of each the first time, then whenever it did so twice as often, so that a
 * broken one does not flood the log.
 */
export function signalReader(logger: Pick<Logger, 'error'>, registry: Readonly<Record<string, Signal>> = signals): SignalReader {
  const failed = new Map<string, number>()
  return (visit) => {
    const reading = readSignals(visit, registry)
    for (const { signal, cause } of reading.failures) {
      const times = (failed.get(signal) ?? 0) + 1
      failed.set(signal, times)
      if (Number.isInteger(Math.log2(times))) logger.error({ signal, times, ...describeFault(cause) }, 'signal failed')
    }
    return reading
  }
}
