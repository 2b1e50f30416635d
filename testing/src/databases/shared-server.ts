import { inject } from 'vitest'

/** `url` without a database: give it to `createDatabase`. `reason`: why this machine cannot have the server. */
export type SharedServer =
  | { readonly state: 'ready'; readonly url: string; readonly version: string }
  | { readonly state: 'absent'; readonly reason: string }

/**
 * The run's one server of a dialect, for tests of projects that have `databases/vitest-servers.ts` as `globalSetup`.
 * The first call starts it: 2 s for MariaDB, 6 s for MySQL and 15 s more where it must be fetched.
 *
 * @throws {Error} it cannot be started although it is installed; the message has its log
 */
export async function sharedServer(dialect: 'mariadb' | 'mysql'): Promise<SharedServer> {
  const response = await fetch(`${inject('databaseServers')}/${dialect}`)
  if (!response.ok) throw new Error(`${dialect} did not start: ${await response.text()}`)
  return (await response.json()) as SharedServer
}
