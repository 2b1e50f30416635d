import { expect, it } from 'vitest'
import { readSignals } from './read-signals.ts'
import type { Signal } from './signal.ts'
import { signalVisit } from './tests/signal-visit.ts'

const speaks: Signal = () => ({ fields: { suspect: true }, detectors: [{ name: 'ear', weight: 2, reason: 'It was heard.' }] })
const echoes: Signal = (_, { suspect }) => suspect === undefined ? undefined : { fields: { replayed: suspect }, detectors: [] }
const fails: Signal = () => {
  throw new TypeError('no such thing')
}

it('gives the fields of all signals, later ones reading those of the earlier', () => {
  expect(readSignals(signalVisit(), { speaks, echoes })).toEqual({
    fields: { suspect: true, replayed: true },
    explained: [
      { name: 'speaks', state: 'computed', detectors: [{ name: 'ear', weight: 2, reason: 'It was heard.' }] },
      { name: 'echoes', state: 'computed', detectors: [] },
    ],
    failures: [],
  })
})

it('goes on after a reading, which stays as it is', () => {
  const begun = readSignals(signalVisit(), { speaks })
  const first = readSignals(signalVisit(), { echoes, fails }, begun)
  expect(first.fields).toEqual({ suspect: true, replayed: true })
  expect(first.explained.map(({ name }) => name)).toEqual(['speaks', 'echoes', 'fails'])
  expect(readSignals(signalVisit(), { echoes, fails }, begun)).toEqual(first)
  expect(begun).toEqual(readSignals(signalVisit(), { speaks }))
})

it('leaves out what could not be computed', () => {
  expect(readSignals(signalVisit(), { echoes })).toEqual({ fields: {}, explained: [], failures: [] })
})

it('goes on after one that throws, and tells of it', () => {
  const { fields, explained, failures } = readSignals(signalVisit(), { fails, speaks })
  expect(fields).toEqual({ suspect: true })
  expect(explained[0]).toEqual({ name: 'fails', state: 'failed', detectors: [] })
  expect(failures).toEqual([{ signal: 'fails', cause: new TypeError('no such thing') }])
})
