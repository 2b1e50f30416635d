import { expect, it } from 'vitest'
import type { VisitLinkage } from '../../shared/src/visit.ts'
import { waterfall } from './waterfall.ts'

/** Prior odds for each of four known visitors are 1:4: -2 bits. */
const LINKAGE: VisitLinkage = {
  decision: 'linked',
  candidates: 1,
  knownVisitors: 4,
  priorNew: 0.5,
  posterior: 0.9,
  merged: [],
  comparisons: [
    { name: 'timeZone', level: 'other', bits: -3 },
    { name: 'audio', level: 'missing', bits: 0 },
    { name: 'fonts', level: 'same', bits: 4 },
    { name: 'gpu', level: 'same', bits: 1 },
    { name: 'webStorage', level: 'same', bits: 0.5 },
  ],
}

it('goes from the prior over all evidence to its sum, what speaks for first', () => {
  const { bars, silent, folded } = waterfall(LINKAGE, Infinity)
  expect(bars.map(({ label, from, to }) => [label, from, to])).toEqual([
    ['Before any evidence', 0, -2],
    ['Fonts', -2, 2],
    ['Graphics card', 2, 3],
    ['Web storage', 3, 3.5],
    ['Time zone', 3.5, 0.5],
    ['All together', 0, 0.5],
  ])
  expect([silent, folded]).toEqual([1, 0])
})

it('folds the lightest into one bar and loses no bit', () => {
  const { bars, folded } = waterfall(LINKAGE, 2)
  expect(bars.map(({ kind }) => kind)).toEqual(['prior', 'evidence', 'evidence', 'rest', 'total'])
  expect(bars[3]).toMatchObject({ label: '2 more', to: 0.5 })
  expect(folded).toBe(2)
})

it('has a step for a token that was believed, none for one that was not', () => {
  const withToken = (state: 'matched' | 'mismatch', bits: number) => waterfall({ ...LINKAGE, techniques: { fingerprint: { bits: 2.5 }, token: { state, bits } } }, Infinity)
  expect(withToken('matched', 18).bars.at(1)).toMatchObject({ label: 'First-party token', note: 'matched', from: -2, to: 16 })
  expect(withToken('matched', 18).bars.at(-1)).toMatchObject({ to: 18.5 })
  expect(withToken('mismatch', 0).bars).toEqual(waterfall(LINKAGE, Infinity).bars)
})

it('begins with the prior that the server tells', () => {
  expect(waterfall({ ...LINKAGE, priorBits: -5.5 }, Infinity).bars[0]).toMatchObject({ kind: 'prior', from: 0, to: -5.5 })
})
