import type { Logger } from 'pino'
import { describeFault } from './fault.ts'
import type { SignalInput } from './signal-input.ts'
import { readSignals, signals, type Signal, type SignalOptions, type SignalReading } from './signals/index.ts'

/** Reads all signals of a visit. */
export type SignalReader = (visit: SignalInput) => Pick<SignalReading, 'fields' | 'explained'>

export interface SignalReaderDeps {
  options: SignalOptions
  logger: Pick<Logger, 'error'>
  /** Default: all there are. */
  registry?: Readonly<Record<string, Signal>>
}

/**
 * Reads signals, and tells of those that threw: of each the first time, then whenever it did so twice as often, so that a
 * broken one does not flood the log.
 */
export function signalReader({ options, logger, registry = signals }: SignalReaderDeps): SignalReader {
  const failed = new Map<string, number>()
  return (visit) => {
    const reading = readSignals({ ...visit, options }, registry)
    for (const { signal, cause } of reading.failures) {
      const times = (failed.get(signal) ?? 0) + 1
      failed.set(signal, times)
      if (Number.isInteger(Math.log2(times))) logger.error({ signal, times, ...describeFault(cause) }, 'signal failed')
    }
    return reading
  }
}
