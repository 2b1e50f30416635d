import type { Knex } from 'knex'
import type { Dialect } from '../dialects/dialect.ts'
import { BUCKET_MS, bucketOf, dayGroups } from './buckets.ts'
import type { Condition } from './conditions.ts'
import { covered, type Hit, type Scope } from './scope.ts'

/** Buckets looked into at first, and at most, at a time: each mostly has an event that fits. */
const [FIRST_BUCKETS, MOST_BUCKETS] = [16, 400]

export interface FacetAsk {
  wanted: number
  /** All that must hold, keys too. */
  conditions: readonly Condition[]
  /** For each facet, hashes of which a bucket must have one. */
  hashes: readonly (readonly Buffer[])[]
}

/** Where to read, and how this database wants it said. */
export interface Reading {
  knex: Knex
  dialect: Dialect
}

/**
 * Events by facets: only those stretches of 10 s are looked at that have all of them, so that a rare value is found without
 * reading the week.
 */
export async function findByFacets(reading: Reading, scope: Scope, { wanted, conditions, hashes }: FacetAsk): Promise<Hit[]> {
  const { knex } = reading
  if (hashes.length === 0) return covered(knex, scope, conditions).limit(wanted).select('id', 'occurred_at')
  const hits: Hit[] = []
  let most = Math.max(FIRST_BUCKETS, Math.min(MOST_BUCKETS, wanted))
  for (const days of dayGroups(scope.start, scope.end, scope.reverse)) {
    for (let from: Scope | undefined = scope; from; most = Math.min(MOST_BUCKETS, most * 2)) {
      const buckets = await nextBuckets(reading, from, { days, hashes, most })
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

/**
 * Buckets in which every facet has one of its values, in order: one stretch of the index for each day and value of the
 * first facet, each of them read no further than is asked for.
 */
async function nextBuckets({ knex, dialect }: Reading, scope: Scope, ask: BucketAsk): Promise<number[]> {
  const { days, hashes, most } = ask
  const [first = []] = hashes
  const parts = days.flatMap((day) => first.map((hash) => stretchOf(knex, scope, { ...ask, day, hash }).toSQL()))
  const [one] = parts
  if (!one) return []
  const order = scope.reverse ? 'asc' : 'desc'
  const union = parts.map(({ sql }) => dialect.unionPart(sql)).join(' union ')
  const bindings = parts.flatMap((part) => [...part.bindings])
  const rows: { bucket: number }[] = await knex.from(knex.raw(`(${union}) as found`, bindings)).orderBy('bucket', order).limit(most).select('bucket')
  return rows.map(({ bucket }) => bucket)
}

function stretchOf(knex: Knex, { start, end, reverse }: Scope, { day, hash, hashes, most }: BucketAsk & { day: number; hash: Buffer }): Knex.QueryBuilder {
  const rows = knex({ f: 'event_facets' })
    .where({ 'f.day': day, 'f.facet_hash': hash })
    .whereBetween('f.bucket', [bucketOf(start), bucketOf(end)])
  for (const [index, values] of hashes.slice(1).entries()) {
    const other = `f${index}`
    rows.join({ [other]: 'event_facets' }, { [`${other}.bucket`]: 'f.bucket' }).where(`${other}.day`, day).whereIn(`${other}.facet_hash`, [...values])
  }
  // Each bucket once: else what is cut off at the end could be of another bucket than it seems.
  if (hashes.slice(1).some((values) => values.length > 1)) rows.distinct()
  return rows.orderBy('f.bucket', reverse ? 'asc' : 'desc').limit(most).select('f.bucket')
}

/** The scope from the bucket after this one on. */
function after(scope: Scope, bucket: number): Scope {
  return scope.reverse ? { ...scope, start: (bucket + 1) * BUCKET_MS } : { ...scope, end: bucket * BUCKET_MS - 1 }
}
