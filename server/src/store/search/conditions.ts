import { hash8 } from '../hash.ts'
import type { EventQuery, FacetFilter } from '../search-store.ts'
import { maskOf } from './columns.ts'
import { OPEN_FACETS, type OpenFacetName } from './open-facets.ts'
import { leastUnits, stepBelow } from './score-bands.ts'

export interface Condition {
  readonly sql: string
  readonly bindings: readonly (string | number | Buffer)[]
}

export function any(sql: string, values: readonly (string | Buffer)[]): Condition {
  return { sql: `${sql} in (${values.map(() => '?').join(', ')})`, bindings: values }
}

/** What facets and score ask of a row, each told from columns of `events_search` alone. */
export function facetConditions({ environmentId, facets = [], minSuspectScore }: EventQuery): Condition[] {
  const score = minSuspectScore === undefined ? [] : [{ sql: 'suspect_score >= ?', bindings: [leastUnits(minSuspectScore)] }]
  return [...facets.map((facet) => facetCondition(environmentId, facet)), ...score]
}

function facetCondition(environmentId: string, { name, values }: FacetFilter): Condition {
  const bits = maskOf(name, values)
  if (bits) return { sql: `(${bits.column} & ?) <> 0`, bindings: [bits.mask] }
  if (!isOpen(name)) throw new RangeError(`there is no facet ${name}`)
  return any(OPEN_FACETS[name].column, values.map((value) => hash8(environmentId, name, value)))
}

function isOpen(name: string): name is OpenFacetName {
  return Object.hasOwn(OPEN_FACETS, name)
}

/** For each facet asked for, hashes of which a bucket must have one; that with the fewest first. */
export function bucketHashes({ environmentId, facets = [], minSuspectScore }: EventQuery): Buffer[][] {
  const score = minSuspectScore === undefined ? [] : [{ name: 'suspect_score', values: [stepBelow(minSuspectScore)] }]
  return [...facets, ...score].map(({ name, values }) => values.map((value) => hash8(environmentId, name, value))).sort((a, b) => a.length - b.length)
}

/** Ids that stand for the visitors asked for: their own and those of all that are part of them. */
export interface Groups {
  readonly visitor?: readonly string[]
  readonly highRecall?: readonly string[]
}

/** What ids, texts and address ask of a row. */
export function keyConditions({ environmentId, linkedId, url, ip }: EventQuery, { visitor, highRecall }: Groups): Condition[] {
  return [
    ...(visitor ? [any('visitor_id', visitor)] : []),
    ...(linkedId === undefined ? [] : [{ sql: 'linked_hash = ?', bindings: [hash8(environmentId, 'linked_id', linkedId)] }]),
    ...(highRecall ? [likelyCondition(highRecall)] : []),
    ...(ip ? [{ sql: `(${ip.map(() => 'ip between ? and ?').join(' or ')})`, bindings: ip.flatMap(({ from, to }) => [from, to]) }] : []),
    ...(url === undefined ? [] : [{ sql: 'url_hash = ?', bindings: [hash8(environmentId, 'url', url)] }]),
  ]
}

/** Where no other visitor is named, the event's own is the answer at the lower threshold too. */
function likelyCondition(ids: readonly string[]): Condition {
  const [other, own] = [any('high_recall_id', ids), any('visitor_id', ids)]
  return { sql: `(${other.sql} or (high_recall_id is null and ${own.sql}))`, bindings: [...other.bindings, ...own.bindings] }
}
