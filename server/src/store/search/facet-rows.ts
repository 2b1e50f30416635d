import type { Event } from '@selfsame/contract'
import { hash8 } from '../hash.ts'
import type { Statements } from '../statements.ts'
import { bucketOf, dayOf } from './buckets.ts'
import { type Facet, facetsOf } from './columns.ts'

/** Facets of the last buckets that this process remembers to have written. */
const MOST_REMEMBERED = 20_000

/** Which values of which facets a bucket has; said once a bucket, however many events have them. */
export interface FacetRows {
  /**
   * Says of the event's bucket that it has the event's facets, in the transaction that writes the event; last of all, since
   * others that say the same wait for its end.
   */
  insert(statements: Statements, environmentId: string, event: Event): Promise<void>
  /** To be told once that transaction is committed: what was said need not be said again. */
  committed(environmentId: string, event: Event): void
}

export function createFacetRows(): FacetRows {
  const written = new Set<string>()
  const keyOf = (environmentId: string, event: Event, [name, value]: Facet) => `${environmentId} ${bucketOf(event.timestamp)} ${name} ${value}`
  return {
    async insert(statements, environmentId, event) {
      const missing = facetsOf(event).filter((facet) => !written.has(keyOf(environmentId, event, facet)))
      if (missing.length === 0) return
      // In one order for all, so that no two transactions wait for each other crosswise.
      const hashes = missing.map(([name, value]) => hash8(environmentId, name, value)).sort(Buffer.compare)
      const place = { day: dayOf(event.timestamp), bucket: bucketOf(event.timestamp) }
      const rows = hashes.map((hash) => ({ ...place, facet_hash: hash }))
      await statements.insert('event_facets', rows, 'ignore')
    },
    committed(environmentId, event) {
      // Forgetting costs a statement that does nothing, once a facet.
      if (written.size >= MOST_REMEMBERED) written.clear()
      for (const facet of facetsOf(event)) written.add(keyOf(environmentId, event, facet))
    },
  }
}
