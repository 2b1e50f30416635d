import type { Knex } from 'knex'
import { ID_LENGTH, isAscii } from '../ascii.ts'
import { groupOf } from '../members.ts'
import type { EventQuery } from '../search-store.ts'
import { findByAddress } from './by-address.ts'
import { findByFacets, type Reading } from './by-facets.ts'
import { followLeads, leadsOf } from './by-key.ts'
import { bucketHashes, type Condition, facetConditions, type Groups, keyConditions } from './conditions.ts'
import { type Hit, type Scope, scopeOf } from './scope.ts'

/**
 * Places of the events that fit, in order. The most telling id, text or address leads, where one is asked for; facets do
 * otherwise, and where the lead has too much that does not fit.
 */
export async function find(reading: Reading, query: EventQuery): Promise<Hit[]> {
  const { knex } = reading
  const { environmentId, visitorId, highRecallId, beyond, facets = [] } = query
  const ids = [environmentId, visitorId, highRecallId, beyond?.eventId].filter((id) => id !== undefined)
  if (!ids.every((id) => isAscii(id, ID_LENGTH)) || facets.some(({ values }) => values.length === 0)) return []
  const scope = await withinEvents(knex, scopeOf(query))
  if (!scope) return []
  const groups = await groupsOf(knex, query)
  const conditions = { facets: facetConditions(query), keys: keyConditions(query, groups) }
  const led = await findByLead(knex, scope, { query, groups, ...conditions })
  if (led) return led
  const all = [...conditions.facets, ...conditions.keys]
  return findByFacets(reading, scope, { wanted: query.limit, conditions: all, hashes: bucketHashes(query) })
}

interface Led {
  query: EventQuery
  groups: Groups
  facets: readonly Condition[]
  keys: readonly Condition[]
}

/** @returns undefined: there is no lead, or it does not lead far enough */
async function findByLead(knex: Knex, scope: Scope, { query, groups, facets, keys }: Led): Promise<Hit[] | undefined> {
  // One condition is the lead itself; to ask it again costs nothing.
  const ask = { wanted: query.limit, conditions: keys.length > 1 ? [...keys, ...facets] : facets }
  const leads = leadsOf(query, groups)
  const certain = leads && leads.patience === Infinity
  if (query.ip && !certain) {
    const hits = await findByAddress(knex, scope, query.ip, ask)
    if (hits) return hits
  }
  return leads && followLeads(knex, scope, { ...leads, patience: facets.length > 0 ? leads.patience : Infinity }, ask)
}

/** The scope without the time in which there is no event; undefined: nothing is left. */
async function withinEvents(knex: Knex, scope: Scope): Promise<Scope | undefined> {
  const ends = await Promise.all(
    (['asc', 'desc'] as const).map(async (order): Promise<number | undefined> => {
      const row: Hit | undefined = await knex('events').where({ environment_id: scope.environmentId }).orderBy('occurred_at', order).first('occurred_at')
      return row?.occurred_at
    }),
  )
  const [oldest = Infinity, newest = -Infinity] = ends
  const [start, end] = [Math.max(scope.start, oldest), Math.min(scope.end, newest)]
  return start > end ? undefined : { ...scope, start, end }
}

async function groupsOf(knex: Knex, { environmentId, visitorId, highRecallId }: EventQuery): Promise<Groups> {
  const idsOf = async (id: string) => (await groupOf(knex, environmentId, id))?.ids ?? [id]
  return {
    ...(visitorId !== undefined && { visitor: await idsOf(visitorId) }),
    ...(highRecallId !== undefined && { highRecall: await idsOf(highRecallId) }),
  }
}
