import { ID_LENGTH, isAscii } from './ascii.ts'
import { insertAudit } from './audit.ts'
import type { Database } from './database.ts'
import type { Doer } from './privacy-store.ts'

/** Visitors found at a time. */
const BATCH = 200

/** What opens an environment, or sends from it; ended before anything is erased, so that nothing more comes in. */
const DOORS = ['api_keys', 'sealing_keys', 'webhooks'] as const

/** What is left of an environment without visitors. The audit log stays for its own time: it is no visitor's. */
const REST = ['deliveries', 'events', 'tokens', 'merges', 'rulesets'] as const

export interface Deletion {
  environmentId: string
  /** Noted in the audit log; absent: nothing is noted. */
  doer?: Doer | undefined
  /** One visitor and all that is one with it. @returns how many went */
  erase: (visitorId: string) => Promise<number>
}

/**
 * Ends an environment's keys, erases its visitors one by one, and forgets it. One that was cut off is done by asking again.
 * It goes for good once no visit under way has brought a visitor more: each holds its environment until it is written.
 *
 * @returns how many visitors went
 */
export async function deleteEnvironment(db: Database, { environmentId, doer, erase }: Deletion): Promise<number> {
  if (!isAscii(environmentId, ID_LENGTH)) return 0
  for (const table of DOORS) await db.run((knex) => knex(table).where({ environment_id: environmentId }).del())
  let visitors = 0
  do visitors += await eraseVisitors(db, environmentId, erase)
  while (!(await forget(db, environmentId, { doer, visitors })))
  // Once more: a lock holds on one node of a Galera cluster alone, and a visit on another may have been a moment earlier.
  return visitors + (await eraseVisitors(db, environmentId, erase))
}

async function eraseVisitors(db: Database, environmentId: string, erase: Deletion['erase']): Promise<number> {
  let gone = 0
  for (;;) {
    const ids: string[] = await db.run((knex) => knex('visitors').where({ environment_id: environmentId }).limit(BATCH).pluck('id'))
    if (ids.length === 0) return gone
    for (const id of ids) gone += await erase(id)
  }
}

/**
 * Holds the environment's row, for which visits under way that make a visitor are waited for.
 *
 * @returns false: one has made a visitor, and nothing was written
 */
function forget(db: Database, environmentId: string, { doer, visitors }: { doer: Doer | undefined; visitors: number }): Promise<boolean> {
  return db.transact(async (trx) => {
    const known: { name: string } | undefined = await trx('environments').where({ id: environmentId }).forUpdate().first('name')
    const visitor: unknown = await trx('visitors').where({ environment_id: environmentId }).first('id')
    if (visitor) return { end: 'rollback', value: false }
    for (const table of [...DOORS, ...REST]) await trx(table).where({ environment_id: environmentId }).del()
    await trx('environments').where({ id: environmentId }).del()
    if (known && doer) {
      const details = { by: doer.by, name: known.name, visitors }
      await insertAudit(trx, environmentId, { at: doer.at, action: 'environment.deleted', details })
    }
    return { end: 'commit', value: true }
  })
}
