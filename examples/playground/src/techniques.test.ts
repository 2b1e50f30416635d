import { expect, it } from 'vitest'
import type { VisitLinkage } from '../../shared/src/visit.ts'
import { techniqueLines } from './techniques.ts'

const LINKAGE: VisitLinkage = { decision: 'new', candidates: 1, knownVisitors: 4, priorNew: 0.5, posterior: 0.3, comparisons: [], merged: [] }

it('tells which techniques were on, and what each had to say', () => {
  const techniques: VisitLinkage['techniques'] = {
    fingerprint: { bits: -9 },
    token: { state: 'mismatch', bits: 0 },
    network: { parts: ['prefix', 'tls'], bits: 1.5 },
  }
  expect(techniqueLines({ ...LINKAGE, techniques })).toEqual([
    { label: 'Fingerprint', note: 'page and request', bits: -9 },
    { label: 'First-party token', note: 'sent by a browser that cannot own it: not believed', bits: 0 },
    { label: 'Network', note: 'address range, TLS handshake', bits: 1.5 },
  ])
  expect(techniqueLines({ ...LINKAGE, techniques: { fingerprint: { bits: 1 } } }).map(({ note }) => note)).toEqual(['page and request', 'off', 'nothing to compare'])
})

it('tells of duplicates, and of who fits at a lower threshold', () => {
  const lines = techniqueLines({
    ...LINKAGE,
    techniques: { fingerprint: { bits: 1 } },
    merged: [{ younger: 'BBBBBB', older: 'AAAAAA', bits: 12 }],
    likely: { name: 'CCCCCC', score: 0.31 },
  })
  expect(lines.slice(3)).toEqual([
    { label: 'Duplicate found', note: 'BBBBBB\u2026 is AAAAAA\u2026', bits: 12 },
    { label: 'At a lower threshold', note: 'CCCCCC\u2026, 31.0%' },
  ])
})

it('makes up nothing where an older server decided', () => {
  expect(techniqueLines(LINKAGE)).toEqual([])
})
