import type { ExplainedSignal } from '@selfsame/contract'

/** Lines on an event's signals: every detector that fired with its weight and reason, then those that saw nothing and those that failed. */
export function signalsText(signals: readonly ExplainedSignal[]): string[] {
  if (signals.length === 0) return []
  const rows = signals.flatMap(({ name: signal, detectors }) => detectors.map((detector) => ({ signal, ...detector, weight: String(detector.weight) })))
  const width = (column: 'signal' | 'name' | 'weight'): number => Math.max(...rows.map((row) => row[column].length))
  const quiet = signals.filter(({ state, detectors }) => state === 'computed' && detectors.length === 0)
  const failed = signals.filter(({ state }) => state === 'failed')
  return [
    '',
    'Signals: detectors that fired, with their weights, each in its signal\'s own unit',
    ...rows.map(({ signal, name, weight, reason }) => `  ${signal.padEnd(width('signal'))}  ${name.padEnd(width('name'))}  ${weight.padStart(width('weight'))}  ${reason}`),
    ...namesOf('no detector fired', quiet),
    ...namesOf('failed', failed),
  ]
}

function namesOf(title: string, signals: readonly ExplainedSignal[]): string[] {
  return signals.length === 0 ? [] : [`  ${title}: ${signals.map(({ name }) => name).join(', ')}`]
}
