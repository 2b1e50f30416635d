import type { Logger } from 'pino'
import { describeFault } from './fault.ts'
import type { SignalInput } from './signal-input.ts'
import { countedSignals, readSignals, signals, type CountedSignal, type Counts, type Signal, type SignalFailure, type SignalOptions, type SignalReading } from './signals/index.ts'

/**
 * Reads all signals of a visit in two steps: at once those that need nothing of the store, and by what it gives, once the
 * store has counted the visit, the rest. The second step may be taken more than once.
 */
export type SignalReader = (visit: SignalInput) => (counts: Counts) => Pick<SignalReading, 'fields' | 'explained'>

export interface SignalReaderDeps {
  options: SignalOptions
  logger: Pick<Logger, 'error'>
  /** Default: all there are. */
  registry?: { signals: Readonly<Record<string, Signal>>; countedSignals: Readonly<Record<string, CountedSignal>> }
}

/**
 * Reads signals, and tells of those that threw: of each the first time, then whenever it did so twice as often, so that a
 * broken one does not flood the log.
 */
export function signalReader({ options, logger, registry = { signals, countedSignals } }: SignalReaderDeps): SignalReader {
  const failed = new Map<string, number>()
  const tell = ({ signal, cause }: SignalFailure) => {
    const times = (failed.get(signal) ?? 0) + 1
    failed.set(signal, times)
    if (Number.isInteger(Math.log2(times))) logger.error({ signal, times, ...describeFault(cause) }, 'signal failed')
  }
  return (input) => {
    const visit = { ...input, options }
    const begun = readSignals(visit, registry.signals)
    return (counts) => {
      const reading = readSignals({ ...visit, ...counts }, registry.countedSignals, begun)
      reading.failures.forEach(tell)
      return reading
    }
  }
}
