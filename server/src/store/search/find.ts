import type { Knex } from 'knex'
import { ID_LENGTH, isAscii } from '../ascii.ts'
import { groupOf } from '../members.ts'
import type { EventQuery } from '../search-store.ts'
import { findByFacets } from './by-facets.ts'
import { followLeads, leadsOf } from './by-key.ts'
import { bucketHashes, facetConditions, type Groups, keyConditions } from './conditions.ts'
import { type Hit, type Scope, scopeOf } from './scope.ts'

/**
 * Places of the events that fit, in order. The most telling id, text or address leads, where one is asked for; facets do
 * otherwise, and where the lead has too much that does not fit.
 */
export async function find(knex: Knex, query: EventQuery): Promise<Hit[]> {
  const { environmentId, visitorId, highRecallId, beyond, facets = [] } = query
  const ids = [environmentId, visitorId, highRecallId, beyond?.eventId].filter((id) => id !== undefined)
  if (!ids.every((id) => isAscii(id, ID_LENGTH)) || facets.some(({ values }) => values.length === 0)) return []
  const scope = await withinEvents(knex, scopeOf(query))
  if (!scope) return []
  const groups = await groupsOf(knex, query)
  const conditions = { facets: facetConditions(query), keys: keyConditions(query, groups) }
  const leads = leadsOf(query, groups, scope)
  if (leads) {
    // One condition is the lead itself; to ask it again costs nothing.
    const others = conditions.keys.length > 1 ? [...conditions.keys, ...conditions.facets] : conditions.facets
    const patience = conditions.facets.length > 0 ? leads.patience : Infinity
    const hits = await followLeads(knex, scope, { ...leads, patience }, { wanted: query.limit, conditions: others })
    if (hits) return hits
  }
  const all = [...conditions.facets, ...conditions.keys]
  return findByFacets(knex, scope, { wanted: query.limit, conditions: all, hashes: bucketHashes(query) })
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
