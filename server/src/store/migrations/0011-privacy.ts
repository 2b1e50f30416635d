import type { Event, Explanation } from '@selfsame/contract'
import type { Knex } from 'knex'
import { mentionsOf } from '../mentions.ts'
import { createTable, type Migration } from './migration.ts'

/** Rows read at a time while the mentions of earlier events are gathered. */
const BATCH = 500

/** What it takes to forget: who is named in whose events, what was erased and by whom, keys that hashed addresses live by. */
export const privacy: Migration = {
  name: '0011-privacy',
  async up(knex, dialect) {
    /** Which events name a visitor that they are not of: candidates, the answer at a lower threshold, merges. */
    await createTable(knex, dialect, {
      name: 'mentions',
      columns: ({ id }) => ({ visitor_id: `${id} not null`, event_id: `${id} not null` }),
      primaryKey: ['visitor_id', 'event_id'],
      indexes: { mentions_event: ['event_id'] },
      clustered: true,
    })
    /** What was done to personal data, and by whom; holds none itself. */
    await createTable(knex, dialect, {
      name: 'audit_log',
      columns: ({ id, ms, json }) => ({
        id: `${id} not null`,
        environment_id: `${id} not null`,
        at: `${ms} not null`,
        action: `${id} not null`,
        details: `${json} not null`,
      }),
      primaryKey: ['id'],
      indexes: { audit_log_time: ['environment_id', 'at', 'id'], audit_log_at: ['at'] },
    })
    /** Keys of hashed addresses, one for each `period`, in ms since the epoch; deleted for good when it is over. */
    await createTable(knex, dialect, {
      name: 'address_keys',
      columns: ({ ms, hash }) => ({ period: `${ms} not null`, secret: `${hash} not null` }),
      primaryKey: ['period'],
      clustered: true,
    })
    await gatherMentions(knex)
  },
}

/** Of the events that are there already. Run again from its start, it passes over what it has written. */
async function gatherMentions(knex: Knex): Promise<void> {
  for (let after = ''; ; ) {
    const rows: { id: string; event: string; explanation: string }[] = await knex('events')
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .select('id', 'event', 'explanation')
    const mentions = rows.flatMap(({ id, event, explanation }) =>
      mentionsOf({ event: JSON.parse(event) as Event, explanation: JSON.parse(explanation) as Explanation }).map((visitorId) => ({ visitor_id: visitorId, event_id: id })),
    )
    if (mentions.length > 0) await knex('mentions').insert(mentions).onConflict(['visitor_id', 'event_id']).ignore()
    if (rows.length < BATCH) return
    after = rows.at(-1)?.id ?? after
  }
}
