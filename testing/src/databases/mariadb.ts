import { dirname } from 'node:path'
import { findProgram } from '../../../scripts/setup/programs.mjs'
import { startProcess } from '../spawn.ts'
import { within } from '../timing.ts'
import { type SqlServer, startSqlServer } from './sql-server.ts'

const INITIALISE_TIMEOUT_MS = 60_000

/**
 * Starts a private MariaDB of the installed version.
 *
 * @param settings lines of `[mysqld]`, over the ones for small data
 * @throws {Error} MariaDB is not installed: `node scripts/setup/index.mjs`
 */
export async function startMariaDb(settings: readonly string[] = []): Promise<SqlServer> {
  const server = findProgram('mariadbd')
  const installer = findProgram('mariadbInstallDb')
  if (!server || !installer) throw new Error('MariaDB is not installed: run `node scripts/setup/index.mjs`')
  return startSqlServer({
    dialect: 'mariadb',
    settings: ['innodb-log-file-size=32M', ...settings],
    initialise: (configFile) => initialise(installer, configFile),
    command: (configFile) => [server, `--defaults-file=${configFile}`],
  })
}

/** Makes an empty data folder. */
export async function initialise(installer: string, configFile: string): Promise<void> {
  // With the socket plugin the server's own root account needs no password and cannot be reached over TCP.
  const args = [`--defaults-file=${configFile}`, '--auth-root-authentication-method=socket', '--skip-test-db']
  const work = await startProcess(installer, { args, cwd: dirname(configFile) })
  const { code } = await within(work.exited, INITIALISE_TIMEOUT_MS, 'mariadb-install-db', work.output)
  if (code !== 0) throw new Error(`mariadb-install-db ended with ${code}\n${work.output()}`)
}
