import type { Event } from '@selfsame/contract'
import { hash8 } from '../hash.ts'
import { bucketOf, dayOf } from './buckets.ts'
import { BIT_COLUMNS, BIT_PLACES, type BitColumn } from './closed-facets.ts'
import { facetHash } from './facet-hash.ts'
import { ipBytes } from './ip-bytes.ts'
import { OPEN_FACET_NAMES, OPEN_FACETS, type OpenFacetName } from './open-facets.ts'
import { scoreUnits, stepsOf } from './score-bands.ts'

/** What an event is found by: columns of its row, all told from the event itself. */
export type SearchColumns = Record<BitColumn, number> &
  Record<(typeof OPEN_FACETS)[OpenFacetName]['column'] | 'linked_hash' | 'url_hash' | 'ip', Buffer | null> & {
    bucket: number
    day: number
    /** Hundredths. */
    suspect_score: number | null
    /** Where it is another visitor than the event's own. */
    high_recall_id: string | null
  }

/** One value of a facet. */
export type Facet = readonly [name: string, value: string]

/** THE place where an event becomes searchable: whatever the event says is found by it from now on. */
export function searchColumns(environmentId: string, event: Event): SearchColumns {
  const { identification, supplementary_id_high_recall: likely, suspect_score: score } = event
  const hashed = (name: string, text: string | undefined) => (text === undefined ? null : hash8(environmentId, name, text))
  const open = OPEN_FACET_NAMES.map((name) => {
    const value = OPEN_FACETS[name].of(event)
    return [OPEN_FACETS[name].column, value === undefined ? null : facetHash(environmentId, name, value)]
  })
  return {
    bucket: bucketOf(event.timestamp),
    day: dayOf(event.timestamp),
    ...(Object.fromEntries(BIT_COLUMNS.map((column) => [column, bitsOf(column, event)])) as Record<BitColumn, number>),
    ...(Object.fromEntries(open) as Record<(typeof OPEN_FACETS)[OpenFacetName]['column'], Buffer | null>),
    suspect_score: score === undefined ? null : scoreUnits(score),
    linked_hash: hashed('linked_id', event.linked_id),
    url_hash: hashed('url', event.url),
    ip: ipBytes(event.ip_address) ?? null,
    high_recall_id: likely && likely.visitor_id !== identification?.visitor_id ? likely.visitor_id : null,
  }
}

/** Every facet that the event has a value of; one of its score for each step that it reaches. */
export function facetsOf(event: Event): Facet[] {
  const { suspect_score: score } = event
  const named = [
    ...[...BIT_PLACES].map(([name, { facet }]): [string, string | undefined] => [name, facet.of(event)]),
    ...OPEN_FACET_NAMES.map((name): [string, string | undefined] => [name, OPEN_FACETS[name].of(event)]),
  ].filter((facet): facet is [string, string] => facet[1] !== undefined)
  return [...named, ...(score === undefined ? [] : stepsOf(score).map((step): Facet => ['suspect_score', step]))]
}

/** Bits of some values of a facet, summed: powers, since JavaScript's own operators have 32 bits. */
export function maskOf(name: string, values: readonly string[]): { column: BitColumn; mask: number } | undefined {
  const place = BIT_PLACES.get(name)
  if (!place) return undefined
  const indexes = [...new Set(values)].map((value) => place.facet.values.indexOf(value)).filter((index) => index >= 0)
  return { column: place.column, mask: indexes.reduce((sum, index) => sum + 2 ** (place.offset + index), 0) }
}

function bitsOf(column: BitColumn, event: Event): number {
  let bits = 0
  for (const place of BIT_PLACES.values()) {
    if (place.column !== column) continue
    const value = place.facet.of(event)
    const index = value === undefined ? -1 : place.facet.values.indexOf(value)
    if (index >= 0) bits += 2 ** (place.offset + index)
  }
  return bits
}
