import { expect, it } from 'vitest'
import type { Packed } from '../../server/src/linkage/index.ts'
import { knownOf, type KnownVisitor } from './population.ts'
import { createKeySorter, keyRows, snapshotRows, visitorRow, type KeyRow } from './rows.ts'

const DAY = 86_400_000
const record = (...words: number[]): Packed => Uint32Array.from([1, ...words])
const visitor: KnownVisitor = {
  id: 'v'.repeat(20),
  snapshots: [
    { ...knownOf(record(1), 5 * DAY), keys: ['a', 'b'] },
    { ...knownOf(record(2), 9 * DAY), keys: ['b', 'c'] },
  ],
}

it('rows are what the store would have written', () => {
  expect(visitorRow(visitor)).toEqual({ id: visitor.id, firstSeenAt: 5 * DAY, lastSeenAt: 9 * DAY, visits: 2 })
  expect(snapshotRows(visitor).map(({ slot, lastSeenAt }) => [slot, lastSeenAt])).toEqual([[0, 5 * DAY], [1, 9 * DAY]])
  const rows = keyRows('env', visitor)
  expect(rows.map(({ day, slot }) => [day, slot]).sort()).toEqual([[5, 0], [9, 1], [9, 1]])
})

it('key rows come back in order of the primary key, all of them', () => {
  const sorter = createKeySorter()
  const rows: KeyRow[] = Array.from({ length: 5_000 }, (_, index) => ({
    hash: ((index * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0').repeat(2),
    day: 20_000 + (index % 7),
    visitorId: `visitor${index}`.padEnd(20, 'x'),
    slot: index % 2,
  }))
  for (const row of rows) sorter.add(row)
  const order = ({ hash, day, visitorId }: KeyRow) => `${hash} ${day} ${visitorId}`
  expect([...sorter.sorted()].flat()).toEqual(rows.sort((a, b) => (order(a) < order(b) ? -1 : 1)))
})
