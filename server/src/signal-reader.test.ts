import { expect, it } from 'vitest'
import { identify } from './identify.ts'
import { signalReader, type SignalReaderDeps } from './signal-reader.ts'
import type { Signal } from './signals/index.ts'
import { signalOptions, signalVisit } from './signals/tests/signal-visit.ts'
import { testPipeline } from './tests/test-pipeline.ts'
import { visit } from './tests/visit.ts'

const broken: Signal = () => {
  throw new TypeError('no such thing')
}
const works: Signal = () => ({ fields: { suspect: true }, detectors: [{ name: 'ear', weight: 2, reason: 'It was heard.' }] })

function logTo(lines: unknown[]): SignalReaderDeps['logger'] {
  return { error: (line: unknown) => void lines.push(line) }
}

it('a signal that throws costs its own fields, not the identification', async () => {
  await using pipeline = await testPipeline()
  const { deps, environmentId, context } = pipeline
  const lines: unknown[] = []
  const event = await identify({ ...deps, readSignals: signalReader({ options: signalOptions, logger: logTo(lines), registry: { signals: { broken, works }, countedSignals: {} } }) }, visit(), context(1_790_000_000_000))
  expect(event).toMatchObject({ suspect: true, identification: { visitor_found: false } })
  const stored = await deps.store.event(environmentId, event.event_id)
  expect(stored?.explanation.signals).toEqual([
    { name: 'broken', state: 'failed', detectors: [] },
    { name: 'works', state: 'computed', detectors: [{ name: 'ear', weight: 2, reason: 'It was heard.' }] },
  ])
  expect(lines).toMatchObject([{ signal: 'broken', times: 1, errors: ['TypeError: no such thing'] }])
})

it('is logged the first time and at each doubling', () => {
  const lines: { times: number }[] = []
  const read = signalReader({ options: signalOptions, logger: logTo(lines), registry: { signals: {}, countedSignals: { broken } } })
  for (let visits = 0; visits < 9; visits++) read(signalVisit())({ replayed: false })
  expect(lines.map(({ times }) => times)).toEqual([1, 2, 4, 8])
})
