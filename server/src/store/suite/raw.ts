import type { StoreLocation } from '../create-store.ts'
import { type Database, openDatabase } from '../database.ts'
import { mysql } from '../dialects/mysql.ts'
import { sqlite } from '../dialects/sqlite.ts'

/** The database without the store over it. */
export function openRaw(location: StoreLocation): Database {
  const dialect = 'file' in location ? sqlite(location.file) : mysql(location.url, location.poolSize)
  // Connections are broken on purpose here.
  return openDatabase(dialect, () => undefined)
}
