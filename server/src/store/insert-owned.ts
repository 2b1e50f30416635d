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
 * @param before done in the same transaction, before the rows are added
 * @returns false: one's environment is not there (any more), and nothing was added
 * @throws a row with one of the ids, or another unique value of theirs, is there already
 */
export async function insertOwned(db: Database, table: OwnedTable, rows: readonly OwnedRow[], before?: (trx: Knex) => Promise<void>): Promise<boolean> {
  const owners = [...new Set(rows.map((row) => row.environment_id))].sort()
  let tries = 0
  try {
    return await db.transact(async (trx, attempt) => {
      tries = attempt
      for (const owner of owners) if (!(await holdEnvironment(trx, owner))) return { end: 'rollback', value: false }
      if (attempt > 1 && (await areThere(trx, table, rows))) return { end: 'rollback', value: true }
      await before?.(trx)
      await trx(table).insert(rows)
      return { end: 'commit', value: true }
    })
  } catch (error) {
    // What a try before had written was not there yet when this one looked: a node of a Galera cluster applies what another committed a moment later.
    const isOwn = tries > 1 && db.dialect.classify(error) === 'duplicate' && (await db.run((knex) => areThere(knex, table, rows)))
    if (!isOwn) throw error
    return true
  }
}

/**
 * Whether the COMMIT of a try before came through, and only its answer not. To be asked once the rows' environments are held: that
 * try held them too, so it is over by then, on this node.
 *
 * @param rows as they were to be written: another process may add rows of its own under the same ids
 */
async function areThere(knex: Knex, table: OwnedTable, rows: readonly OwnedRow[]): Promise<boolean> {
  for (const row of rows) if ((await knex(table).where(row).first('id')) === undefined) return false
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
