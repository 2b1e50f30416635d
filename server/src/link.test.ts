import { expect, it } from 'vitest'
import { linkOf } from './link.ts'
import type { Candidate, Decision } from './linkage/index.ts'
import { makeExplanation } from './store/suite/ground.ts'

const NOW = 1_790_000_000_000
const KNOWN: Candidate = { visitorId: 'A'.repeat(20), firstSeenAt: NOW - 9, lastSeenAt: NOW - 5, visits: 1, snapshots: [] }
const NEW: Decision = { outcome: 'new', confidence: { score: 0.7 }, highRecall: { score: 0.7 }, tokenMismatch: false, explanation: makeExplanation() }

it('someone new by both thresholds is the same new visitor twice', () => {
  const link = linkOf(NEW, [KNOWN], NOW)
  expect(link).toMatchObject({ visitorId: expect.stringMatching(/^\w{20}$/), visitorFound: false, firstSeenAt: NOW, lastSeenAt: NOW })
  expect(link.highRecall).toEqual({ visitorId: link.visitorId, visitorFound: false, confidence: { score: 0.7, version: 'test' }, firstSeenAt: NOW, lastSeenAt: NOW })
})

it('someone new by the one threshold may be known by the lower one', () => {
  const link = linkOf({ ...NEW, highRecall: { visitorId: KNOWN.visitorId, score: 0.3 } }, [KNOWN], NOW)
  expect(link.visitorFound).toBe(false)
  expect(link.highRecall).toEqual({
    visitorId: KNOWN.visitorId,
    visitorFound: true,
    confidence: { score: 0.3, version: 'test' },
    firstSeenAt: NOW - 9,
    lastSeenAt: NOW - 5,
  })
})

it('who is linked to is the answer at the lower threshold too', () => {
  const { visitorId } = KNOWN
  const link = linkOf({ ...NEW, outcome: 'linked', visitorId, merges: [], highRecall: { visitorId, score: 0.9 }, confidence: { score: 0.9 } }, [KNOWN], NOW)
  expect(link.highRecall).toEqual({ visitorId, visitorFound: true, confidence: link.confidence, firstSeenAt: NOW - 9, lastSeenAt: NOW - 5 })
})
