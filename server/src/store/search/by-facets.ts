import type { Knex } from 'knex'
import { BUCKET_MS, bucketOf, dayGroups } from './buckets.ts'
import type { Condition } from './conditions.ts'
import { covered, type Hit, type Scope } from './scope.ts'

/** Buckets looked into at a time: each mostly has an event that fits. */
const [LEAST_BUCKETS, MOST_BUCKETS] = [16, 200]

export interface FacetAsk {
  wanted: number
  /** All that must hold, keys too. */
  conditions: readonly Condition[]
  /** For each facet, hashes of which a bucket must have one. */
  hashes: readonly (readonly Buffer[])[]
}

/**
 * Events by facets: only those stretches of 10 s are looked at that have all of them, so that a rare value is found without
 * reading the week.
 */
export async function findByFacets(knex: Knex, scope: Scope, { wanted, conditions, hashes }: FacetAsk): Promise<Hit[]> {
  if (hashes.length === 0) return covered(knex, scope, conditions).limit(wanted).select('id', 'occurred_at')
  const hits: Hit[] = []
  for (const days of dayGroups(scope.start, scope.end, scope.reverse)) {
    for (let from: Scope | undefined = scope; from; ) {
      const most = Math.min(MOST_BUCKETS, Math.max(LEAST_BUCKETS, wanted - hits.length))
      const buckets = await nextBuckets(knex, from, { days, hashes, most })
      if (buckets.length > 0) {
        const found: Hit[] = await covered(knex, scope, conditions).whereIn('bucket', buckets).limit(wanted - hits.length).select('id', 'occurred_at')
        hits.push(...found)
      }
      if (hits.length >= wanted) return hits
      from = buckets.length < most ? undefined : after(from, buckets.at(-1) ?? 0)
    }
  }
  return hits
}

interface BucketAsk {
  days: readonly number[]
  hashes: FacetAsk['hashes']
  most: number
}

/** Buckets in which every facet has one of its values, in order. */
async function nextBuckets(knex: Knex, { start, end, reverse }: Scope, { days, hashes, most }: BucketAsk): Promise<number[]> {
  const [first = [], ...others] = hashes
  const rows = knex({ f: 'event_facets' })
    .whereIn('f.day', [...days])
    .whereIn('f.facet_hash', [...first])
    .whereBetween('f.bucket', [bucketOf(start), bucketOf(end)])
  for (const [index, values] of others.entries()) {
    const other = `f${index}`
    rows.join({ [other]: 'event_facets' }, { [`${other}.day`]: 'f.day', [`${other}.bucket`]: 'f.bucket' }).whereIn(`${other}.facet_hash`, [...values])
  }
  if (hashes.some((values) => values.length > 1)) rows.distinct()
  return rows.orderBy('f.bucket', reverse ? 'asc' : 'desc').limit(most).pluck('f.bucket')
}

/** The scope from the bucket after this one on. */
function after(scope: Scope, bucket: number): Scope {
  return scope.reverse ? { ...scope, start: (bucket + 1) * BUCKET_MS } : { ...scope, end: bucket * BUCKET_MS - 1 }
}
