import type { Event } from '@selfsame/contract'
import type { Knex } from 'knex'
import type { Dialect } from '../dialects/dialect.ts'
import { createFacetRows } from '../search/facet-rows.ts'
import { EVENT_INDEXES } from '../search/indexes.ts'
import { searchColumns } from '../search/columns.ts'
import { statementsIn } from '../statements.ts'
import { addColumn, addIndex, createTable, type Migration } from './migration.ts'

/** Events a transaction while those that are there are made searchable. */
const BATCH = 500

/** Columns that events are searched by (search/columns.ts), and the facets of each stretch of 10 s. */
export const search: Migration = {
  name: '0008-search',
  async up(knex, dialect) {
    await addColumns(knex, dialect)
    /**
     * Which facets, `hash8(environment, name, value)`, the events of a bucket have. A row leads to no visitor and no event;
     * one too many costs a look, and goes with its day.
     */
    await createTable(knex, dialect, {
      name: 'event_facets',
      columns: ({ integer, shortHash }) => ({
        day: `${integer} not null`,
        facet_hash: `${shortHash} not null`,
        bucket: `${integer} not null`,
      }),
      primaryKey: ['day', 'facet_hash', 'bucket'],
      clustered: true,
    })
    await fill(knex, dialect)
    for (const [name, columns] of Object.entries(EVENT_INDEXES)) await addIndex(knex, 'events', name, columns)
  },
}

/** `high_recall_id` leads to a visitor: erasing it rewrites the event, and this with it (mentions.ts). */
async function addColumns(knex: Knex, { types }: Dialect): Promise<void> {
  const { integer, ms: bits, shortHash, hash, id } = types
  const columns = {
    bucket: `${integer} null`,
    day: `${integer} null`,
    signal_bits: `${bits} not null default 0`,
    kind_bits: `${bits} not null default 0`,
    suspect_score: `${integer} null`,
    origin_hash: `${shortHash} null`,
    sdk_version_hash: `${shortHash} null`,
    asn_hash: `${shortHash} null`,
    bot_provider_hash: `${shortHash} null`,
    bot_name_hash: `${shortHash} null`,
    linked_hash: `${shortHash} null`,
    url_hash: `${shortHash} null`,
    ip: `${hash} null`,
    high_recall_id: `${id} null`,
  }
  for (const [name, type] of Object.entries(columns)) await addColumn(knex, 'events', { [name]: type })
}

/** Run again from its start, it writes the same once more. */
async function fill(knex: Knex, dialect: Dialect): Promise<void> {
  for (let after = ''; ; ) {
    const rows: { id: string; environment_id: string; event: string }[] = await knex('events')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .select('id', 'environment_id', 'event')
    const facets = createFacetRows()
    await knex.transaction(async (trx) => {
      const statements = await statementsIn(trx, dialect)
      for (const { id, environment_id: environmentId, event: text } of rows) {
        const event = JSON.parse(text) as Event
        await trx('events').where({ id }).update(searchColumns(environmentId, event))
        const unsaid = facets.unsaid(environmentId, event)
        await facets.insert(statements, unsaid)
        facets.committed(unsaid)
      }
    })
    if (rows.length < BATCH) return
    after = rows.at(-1)?.id ?? after
  }
}
