import type { Knex } from 'knex'
import type { Database } from './database.ts'

/** What an environment's operator gives it. */
type OwnedTable = 'api_keys' | 'rulesets' | 'webhooks'

/**
 * Adds rows of environments, all or none.
 *
 * @returns false: one's environment is not there (any more), and nothing was added
 */
export function insertOwned(db: Database, table: OwnedTable, rows: readonly { environment_id: string }[]): Promise<boolean> {
  const owners = [...new Set(rows.map((row) => row.environment_id))].sort()
  return db.transact(async (trx) => {
    for (const owner of owners) if (!(await holdEnvironment(trx, owner))) return { end: 'rollback', value: false }
    await trx(table).insert(rows)
    return { end: 'commit', value: true }
  })
}

/**
 * Holds an environment's row until the transaction ends: whoever deletes it comes either before, and is seen, or after, and
 * takes along what was added.
 *
 * @returns false: there is no such environment (any more)
 */
export async function holdEnvironment(trx: Knex, environmentId: string): Promise<boolean> {
  return (await trx('environments').where({ id: environmentId }).forUpdate().first('id')) !== undefined
}
