import { say } from '../src/report.ts'
import type { KnownVisitor } from './population.ts'
import { createKeySorter, keyRows, snapshotRows, visitorRow } from './rows.ts'
import type { Site } from './site.ts'

/** Visitors whose rows are written at a time, in order of their ids. */
const CHUNK = 50_000

export interface Growth {
  environmentId: string
  from: number
  to: number
  /** The visitor with that number. */
  visitor: (number: number) => KnownVisitor
}

/** Adds visitors to databases, all the same to each: rows in order of the primary keys, blocking keys last. */
export async function grow(sites: readonly Site[], { environmentId, from, to, visitor }: Growth): Promise<void> {
  const start = performance.now()
  const keys = createKeySorter()
  for (const site of sites) await site.beginGrowth()
  for (let next = from; next < to; next += CHUNK) {
    const visitors = Array.from({ length: Math.min(CHUNK, to - next) }, (_, index) => visitor(next + index))
    visitors.sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const each of visitors) for (const row of keyRows(environmentId, each)) keys.add(row)
    const [visitorRows, snapshots] = [visitors.map(visitorRow), visitors.flatMap(snapshotRows)]
    for (const site of sites) {
      await site.addVisitors(environmentId, visitorRows)
      await site.addSnapshots(snapshots)
    }
    say(`  ${(next + visitors.length).toLocaleString('en')} visitors`)
  }
  for (const rows of keys.sorted()) for (const site of sites) await site.addKeys(rows)
  for (const site of sites) await site.endGrowth()
  say(`  grown in ${Math.round((performance.now() - start) / 1_000)} s`)
}
