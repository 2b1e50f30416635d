import { createDatabase, tempDir } from '@selfsame/testing'
import { sharedServer } from '@selfsame/testing/shared-server'

/** Settings of a server over an empty database, which goes when the block ends. */
export interface TestSettings extends AsyncDisposable {
  env: Record<string, string>
}

/**
 * The databases a server is tested over; the store's own suite covers the rest.
 *
 * @throws {Error} MariaDB is not installed: `npm run setup`
 */
export const databases: readonly [name: string, open: () => Promise<TestSettings>][] = [
  ['SQLite', openSqlite],
  ['MariaDB', openMariaDb],
]

/** Settings of an SQLite database in a temporary folder. */
export async function openSqlite(): Promise<TestSettings> {
  const folder = tempDir('data')
  return { env: { SELFSAME_DATA_DIR: folder.path }, [Symbol.asyncDispose]: async () => folder.remove() }
}

/** @throws {Error} MariaDB is not installed: `npm run setup` */
export async function openMariaDb(): Promise<TestSettings> {
  const server = await sharedServer('mariadb')
  if (server.state === 'absent') throw new Error(server.reason)
  const database = await createDatabase(server.url)
  return { env: { DATABASE_URL: database.url }, [Symbol.asyncDispose]: () => database.drop() }
}
