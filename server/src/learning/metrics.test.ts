import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, HistoryVisit, Truth } from './matcher.ts'
import { createMetrics } from './metrics.ts'
import { thinned } from './metrics-curve.ts'

const DAY = 86_400_000
type Step = [browserId: string, day: number, visitorId: string, confidence: number, truth?: Truth]

/** Plays answers; an id that comes for the first time is a new visitor. */
function measured(steps: readonly Step[], merged: Record<string, string> = {}) {
  const metrics = createMetrics()
  const known = new Set<string>()
  for (const [browserId, day, visitorId, confidence, truth] of steps) {
    const visit: HistoryVisit = { browserId, at: day * DAY, headers: [], components: {}, ...(truth && { truth }) }
    const answer: Answer = { visitorId, visitorFound: known.has(visitorId), confidence }
    known.add(visitorId)
    metrics.add(visit, answer)
  }
  return metrics.result(new Map(Object.entries(merged)))
}

describe('links', () => {
  it('counts a wrong link on a return twice, on a first visit once, and a forgotten visitor as missed', () => {
    const { precision, recall, f1, newcomersFalselyLinked, correctDecisions, visits } = measured([
      ['a', 0, 'A', 0.9], // rightly new
      ['a', 1, 'A', 0.9], // right
      ['b', 2, 'A', 0.6], // a newcomer taken for a
      ['a', 3, 'A', 0.9], // wrong: A's latest visit was b's
      ['a', 4, 'A', 0.9], // right again
      ['b', 5, 'B', 0.5], // missed
      ['b', 6, 'B', 0.9], // right
    ])
    expect({ visits, precision, recall, newcomersFalselyLinked, correctDecisions }).toEqual({
      visits: 7,
      precision: 3 / 5,
      recall: 3 / 5,
      newcomersFalselyLinked: 1 / 2,
      correctDecisions: 4 / 7,
    })
    expect(f1).toBeCloseTo(0.6, 12)
  })

  it('is 0 and no NaN where nothing can be measured', () => {
    const result = measured([['a', 0, 'A', 1]])
    expect(result).toMatchObject({ precision: 0, recall: 0, f1: 0, ece: 0, recallAtPrecision99: 0, correctDecisions: 1, idsPerBrowser: 1 })
    expect(JSON.stringify([result, measured([])])).not.toContain('null')
  })

  it('are shares that agree with each other, whatever the answers', () => {
    const step = fc.record({ browser: fc.constantFrom('a', 'b', 'c'), id: fc.constantFrom('A', 'B', 'C', 'D'), confidence: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const result = measured(steps.map(({ browser, id, confidence }, day): Step => [browser, day, id, confidence]))
        const shares = [result.precision, result.recall, result.f1, result.newcomersFalselyLinked, result.correctDecisions, result.ece, result.ownership]
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
        expect(result.recallAtPrecision99).toBeLessThanOrEqual(result.recall + 1e-12)
        expect(result.trackingDays.average).toBeLessThanOrEqual(result.trackingDays.maximum + 1e-9)
        expect(result.trackingDays.maximum).toBeLessThanOrEqual(result.trackingDays.possible + 1e-9)
        const last = result.curve.at(-1)
        if (last) expect([last.precision, last.recall]).toEqual([result.precision, result.recall])
      }),
    )
  })
})

describe('confidence', () => {
  it('is held against what came true, in 15 bins', () => {
    // bin 12 (.8 to .867): 2 links, both right; bin 14 (from .933): 3 links, 2 right, and a confidence of 1 is in it
    const { ece, reliability } = measured([
      ['a', 0, 'A', 1],
      ['a', 1, 'A', 0.8],
      ['a', 2, 'A', 0.85],
      ['a', 3, 'A', 1],
      ['b', 4, 'A', 0.95],
      ['b', 5, 'A', 0.95],
    ])
    expect(reliability).toEqual([
      { from: 12 / 15, to: 13 / 15, links: 2, confidence: expect.closeTo(0.825, 12), accuracy: 1 },
      { from: 14 / 15, to: 1, links: 3, confidence: expect.closeTo(2.9 / 3, 12), accuracy: 2 / 3 },
    ])
    expect(ece).toBeCloseTo((2 * 0.175 + 3 * (2.9 / 3 - 2 / 3)) / 5, 12)
  })

  it('cuts off links, which costs recall and may buy precision', () => {
    const { curve, recallAtPrecision99, precisionAtRecall70 } = measured([
      ['a', 0, 'A', 1],
      ['a', 1, 'A', 0.999],
      ['a', 2, 'A', 0.9999],
      ['b', 3, 'A', 0.7],
      ['a', 4, 'A', 0.8],
      ['a', 5, 'A', 0.6],
    ])
    // returns: days 1, 2, 4, 5; the link of day 4 is wrong, since A's latest visit was b's
    expect(curve.map(({ threshold, precision, recall }) => [threshold, precision, recall])).toEqual([
      [0.9999, 1, 1 / 4],
      [0.999, 1, 2 / 4],
      [0.8, 2 / 3, 2 / 4],
      [0.7, 2 / 4, 2 / 4],
      [0.6, 3 / 5, 3 / 4],
    ])
    expect([recallAtPrecision99, precisionAtRecall70]).toEqual([0.5, 0.6])
  })

  it('keeps first and last of the points that are left to draw', () => {
    const points = Array.from({ length: 1_000 }, (_, index) => ({ threshold: 1 - index / 1_000, precision: 1, recall: index / 999 }))
    const few = thinned(points, 20)
    expect(few.length).toBeLessThanOrEqual(20)
    expect([few[0], few.at(-1)]).toEqual([points[0], points.at(-1)])
  })
})

describe('tracking', () => {
  const steps: Step[] = [
    ['a', 0, 'A', 1],
    ['a', 10, 'A', 1],
    ['b', 10, 'C', 1],
    ['a', 20, 'B', 1],
    ['a', 24, 'B', 1],
    ['a', 30, 'A', 1],
  ]

  it('lasts while consecutive visits carry one id; a browser seen once is not tracked', () => {
    const { trackingDays, idsPerBrowser, ownership, survival } = measured(steps)
    expect(trackingDays).toEqual({ average: (10 + 4 + 0) / 3, maximum: 10, possible: 30 })
    expect([idsPerBrowser, ownership]).toEqual([1.5, 1])
    expect(survival[10]).toEqual({ days: 10, share: 1 })
    expect(survival).toHaveLength(11)
  })

  it('is counted after merges, also told link by link', () => {
    const merged = { B: 'Z', Z: 'A' }
    expect(measured(steps, merged)).toMatchObject({ trackingDays: { average: 30, maximum: 30 }, idsPerBrowser: 1 })
    expect(() => measured(steps, { A: 'B', B: 'A' })).toThrow(RangeError)
  })

  it('owns an id as far as most of its visits go', () => {
    const shared: Step[] = [['a', 0, 'A', 1], ['a', 1, 'A', 1], ['b', 2, 'A', 1], ['c', 3, 'C', 1]]
    expect(measured(shared).ownership).toBeCloseTo((2 / 3 + 1) / 2, 12)
  })
})

it('tells recall by class, cause and group, of returns only', () => {
  const truth = (causes: string[], group: number, deviceClass = 'ios'): Truth => ({ class: deviceClass, causes, group })
  const { recallBy, returnsBy } = measured([
    ['a', 0, 'A', 1, truth(['first'], 1)],
    ['a', 1, 'A', 1, truth([], 1)],
    ['a', 2, 'B', 1, truth(['dock', 'travel'], 1)],
    ['b', 3, 'C', 1, truth(['first'], 4, 'desktop')],
    ['b', 4, 'C', 1, truth(['dock'], 4, 'desktop')],
    ['c', 5, 'D', 1, truth(['first'], 5)],
    ['c', 6, 'D', 1],
    ['a', 7, 'B', 1, truth([], 0)], // its group was not counted
  ])
  expect(recallBy).toEqual({ class: { desktop: 1, ios: 2 / 3 }, cause: { dock: 0.5, none: 1, travel: 0 }, group: { '1': 0.5, '2-4': 1 } })
  expect(returnsBy).toEqual({ class: { desktop: 1, ios: 3 }, cause: { dock: 2, none: 2, travel: 1 }, group: { '1': 2, '2-4': 1 } })
})
