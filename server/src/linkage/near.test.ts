import { expect, it } from 'vitest'
import { decide, shippedModel } from './index.ts'
import { markOf, nearness, nearOf } from './near.ts'
import { input, known, record } from './tests/visits.ts'

const explanationOf = (visit: ReturnType<typeof record>, ids: readonly string[]) =>
  decide(input(visit, ids.map((id) => known(id, [record()]))), shippedModel).explanation

it('tells whom a visit was nearly taken for, and how nearly', () => {
  const near = nearOf(explanationOf(record({ hardwareConcurrency: 2 }), ['laptop']))
  expect(near?.mark).toBe(markOf('laptop'))
  expect(Math.abs(near?.millibits ?? Infinity)).toBeLessThanOrEqual(6_000)
  expect(Number.isInteger(near?.millibits)).toBe(true)
})

it('is nobody where there was no candidate', () => {
  expect(nearOf(explanationOf(record(), []))).toBeUndefined()
})

it('counts for that visitor, or for whom it has become a part of, alone', () => {
  const near = { mark: markOf('laptop'), millibits: -1_500 }
  expect(nearness({ near }, { visitorId: 'laptop' })).toBe(-1.5)
  expect(nearness({ near }, { visitorId: 'laptop', members: ['another'] })).toBe(-1.5)
  expect(nearness({ near }, { visitorId: 'older', members: ['another', 'laptop'] })).toBe(-1.5)
  expect(nearness({ near }, { visitorId: 'another' })).toBeUndefined()
  expect(nearness({ near }, { visitorId: 'another', members: ['third'] })).toBeUndefined()
  expect(nearness({}, { visitorId: 'laptop' })).toBeUndefined()
})

it('keeps a mark that a database takes for a whole number of 32 bits', () => {
  const marks = Array.from({ length: 100 }, (_, index) => markOf(`visitor${index}`))
  expect(marks.every((mark) => mark === (mark | 0))).toBe(true)
  expect(new Set(marks).size).toBe(100)
})
