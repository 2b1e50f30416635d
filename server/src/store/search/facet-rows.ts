import type { Event } from '@selfsame/contract'
import type { Row, Statements } from '../statements.ts'
import { bucketOf, dayOf } from './buckets.ts'
import { type Facet, facetsOf } from './columns.ts'
import { facetHash } from './facet-hash.ts'

/** Facets of the last buckets that this process remembers to have written. */
const MOST_REMEMBERED = 20_000

/** Which values of which facets a bucket has; said once a bucket, however many events have them. */
export interface FacetRows {
  /** What is to be said of the event's bucket, and was not yet by this process. */
  unsaid(environmentId: string, event: Event): Unsaid
  /** Says it, in the transaction that writes the event; last of all, since others that say the same wait for its end. */
  insert(statements: Statements, unsaid: Unsaid): Promise<void>
  /** To be told once that transaction is committed: what was said need not be said again. */
  committed(unsaid: Unsaid): void
}

export interface Unsaid {
  /** By names of its own. */
  readonly keys: readonly string[]
  readonly rows: readonly Row[]
}

function keyOf(environmentId: string, bucket: number, [name, value]: Facet): string {
  return `${environmentId} ${bucket} ${name} ${value}`
}

export function createFacetRows(): FacetRows {
  const written = new Set<string>()
  return {
    unsaid(environmentId, event) {
      const [day, bucket] = [dayOf(event.timestamp), bucketOf(event.timestamp)]
      const missing = facetsOf(event).map((facet) => ({ facet, key: keyOf(environmentId, bucket, facet) })).filter(({ key }) => !written.has(key))
      // In one order for all, so that no two transactions wait for each other crosswise.
      const hashes = missing.map(({ facet: [name, value] }) => facetHash(environmentId, name, value)).sort(Buffer.compare)
      return { keys: missing.map(({ key }) => key), rows: hashes.map((hash) => ({ day, bucket, facet_hash: hash })) }
    },
    insert: (statements, { rows }) => statements.insert('event_facets', rows, 'ignore'),
    committed({ keys }) {
      // Forgetting costs a statement that does nothing, once a facet.
      if (written.size >= MOST_REMEMBERED) written.clear()
      for (const key of keys) written.add(key)
    },
  }
}
