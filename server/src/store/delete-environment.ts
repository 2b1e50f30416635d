import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'

/** Visitors found at a time. */
const BATCH = 200

/** What opens an environment, or sends from it; ended before anything is erased, so that nothing more comes in. */
const DOORS = ['api_keys', 'sealing_keys', 'webhooks'] as const

/** What is left of an environment without visitors. The audit log stays for its own time: it is no visitor's. */
const REST = ['deliveries', 'events', 'tokens', 'merges', 'rulesets'] as const

/**
 * Ends an environment's keys, erases its visitors one by one, and forgets it. One that was cut off is done by asking again.
 *
 * @param erase one visitor and all that is one with it
 * @returns how many visitors went
 */
export async function deleteEnvironment(db: Database, environmentId: string, erase: (visitorId: string) => Promise<number>): Promise<number> {
  if (!isAscii(environmentId, ID_LENGTH)) return 0
  const clear = async (table: string) => db.run((knex) => knex(table).where({ environment_id: environmentId }).del())
  for (const table of DOORS) await clear(table)
  let gone = 0
  for (;;) {
    const ids: string[] = await db.run((knex) => knex('visitors').where({ environment_id: environmentId }).limit(BATCH).pluck('id'))
    if (ids.length === 0) break
    for (const id of ids) gone += await erase(id)
  }
  for (const table of REST) await clear(table)
  await db.run((knex) => knex('environments').where({ id: environmentId }).del())
  return gone
}
