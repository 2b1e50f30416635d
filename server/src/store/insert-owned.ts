import type { Knex } from 'knex'
import type { Database } from './database.ts'

/** What an environment's operator gives it. */
type OwnedTable = 'api_keys' | 'rulesets' | 'sealing_keys' | 'webhooks'

interface OwnedRow {
  id: string
  environment_id: string
}

/**
 * Adds rows of environments, all or none; once, also where the connection broke.
 *
 * @returns false: one's environment is not there (any more), and nothing was added
 */
export function insertOwned(db: Database, table: OwnedTable, rows: readonly OwnedRow[]): Promise<boolean> {
  const owners = [...new Set(rows.map((row) => row.environment_id))].sort()
  return db.transact(async (trx, attempt) => {
    for (const owner of owners) if (!(await holdEnvironment(trx, owner))) return { end: 'rollback', value: false }
    if (await cameThrough(trx, attempt, table, rows)) return { end: 'rollback', value: true }
    await trx(table).insert(rows)
    return { end: 'commit', value: true }
  })
}

/**
 * Whether the COMMIT of a try before came through, and only its answer not. To be asked once the rows' environments are held: that
 * try held them too, so it is over by then.
 *
 * @param rows as they were to be written: another process may add rows of its own under the same ids
 */
export async function cameThrough(trx: Knex, attempt: number, table: OwnedTable, rows: readonly OwnedRow[]): Promise<boolean> {
  if (attempt === 1) return false
  for (const row of rows) if ((await trx(table).where(row).first('id')) === undefined) return false
  return true
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
