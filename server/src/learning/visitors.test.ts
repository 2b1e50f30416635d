import { expect, it } from 'vitest'
import { pack } from '../linkage/packed.ts'
import { record } from '../linkage/tests/visits.ts'
import { createVisitors } from './visitors.ts'

const NOON = Date.UTC(2026, 10, 22, 12)

it('finds a visitor with all that were merged into it, as the store does', () => {
  const visitors = createVisitors()
  for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
    visitors.see(id, { record: pack(record()), digest: id, keys: ['key'], at: NOON + index })
  }
  visitors.merge('c', 'b')
  visitors.merge('b', 'a')
  const found = new Map(visitors.candidates(['key']).map(({ visitorId, members }) => [visitorId, members && [...members].sort()]))
  expect(found).toEqual(new Map([['a', ['b', 'c']], ['d', undefined]]))
})
