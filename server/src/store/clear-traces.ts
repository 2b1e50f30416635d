import { ServerError } from '../errors.ts'
import type { Database } from './database.ts'

/**
 * Clears what was erased from what the database keeps beside its tables: SQLite's WAL. For after an erasure, which is done
 * whether or not this is; so where others are in the way for long it is told and not thrown.
 *
 * @throws what is no matter of others being in the way
 */
export async function clearTraces(db: Pick<Database, 'run' | 'dialect'>, onWarning: (message: string) => void): Promise<void> {
  try {
    await db.run((knex) => db.dialect.clearTraces(knex))
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    onWarning('what was erased may stand in the WAL still, which others had in use: erase again, or restart all that has the file open')
  }
}

/** @returns `erase`, with the traces cleared once it is over, also where it found nothing: an erasure that was cut off is done by asking again */
export function clearingTraces<A extends unknown[], R>(erase: (...args: A) => Promise<R>, clear: () => Promise<void>): (...args: A) => Promise<R> {
  return async (...args) => {
    const gone = await erase(...args)
    await clear()
    return gone
  }
}
