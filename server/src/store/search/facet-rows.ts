import type { Event } from '@selfsame/contract'
import type { Statements } from '../statements.ts'
import { bucketOf, dayOf } from './buckets.ts'
import { type Facet, facetsOf } from './columns.ts'
import { facetHash } from './facet-hash.ts'

/** Facets of the last buckets that this process remembers to have written. */
const MOST_REMEMBERED = 20_000

/** Which values of which facets a bucket has; said once a bucket, however many events have them. */
export interface FacetRows {
  /**
   * Says of the event's bucket that it has the event's facets, in the transaction that writes the event; last of all, since
   * others that say the same wait for its end.
   *
   * @returns what was said, by names of its own
   */
  insert(statements: Statements, environmentId: string, event: Event): Promise<readonly string[]>
  /** To be told once that transaction is committed: what was said need not be said again. */
  committed(said: readonly string[]): void
}

function keyOf(environmentId: string, bucket: number, [name, value]: Facet): string {
  return `${environmentId} ${bucket} ${name} ${value}`
}

export function createFacetRows(): FacetRows {
  const written = new Set<string>()
  return {
    async insert(statements, environmentId, event) {
      const [day, bucket] = [dayOf(event.timestamp), bucketOf(event.timestamp)]
      const missing = facetsOf(event).map((facet) => ({ facet, key: keyOf(environmentId, bucket, facet) })).filter(({ key }) => !written.has(key))
      if (missing.length === 0) return []
      // In one order for all, so that no two transactions wait for each other crosswise.
      const hashes = missing.map(({ facet: [name, value] }) => facetHash(environmentId, name, value)).sort(Buffer.compare)
      const rows = hashes.map((hash) => ({ day, bucket, facet_hash: hash }))
      await statements.insert('event_facets', rows, 'ignore')
      return missing.map(({ key }) => key)
    },
    committed(said) {
      // Forgetting costs a statement that does nothing, once a facet.
      if (written.size >= MOST_REMEMBERED) written.clear()
      for (const key of said) written.add(key)
    },
  }
}
