import type { ExplainedSignal } from '@selfsame/contract'
import type { Signal, SignalFields, SignalVisit } from './signal.ts'

/** A signal that threw: a fault of ours, not of the visit. */
export interface SignalFailure {
  signal: string
  cause: unknown
}

/** What all signals found together. */
export interface SignalReading {
  fields: SignalFields
  /** Those that could be computed and those that failed, in running order. */
  explained: ExplainedSignal[]
  failures: SignalFailure[]
}

/**
 * Runs signals one after the other. One that throws is told of and leaves its fields out; the visit goes on.
 *
 * @param registry by name, in running order
 */
export function readSignals(visit: SignalVisit, registry: Readonly<Record<string, Signal>>): SignalReading {
  const reading: SignalReading = { fields: {}, explained: [], failures: [] }
  for (const [signal, read] of Object.entries(registry)) {
    try {
      const finding = read(visit, reading.fields)
      if (!finding) continue
      Object.assign(reading.fields, finding.fields)
      reading.explained.push({ name: signal, state: 'computed', detectors: [...finding.detectors] })
    } catch (cause) {
      reading.explained.push({ name: signal, state: 'failed', detectors: [] })
      reading.failures.push({ signal, cause })
    }
  }
  return reading
}
