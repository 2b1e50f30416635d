import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureMysql } from '../../../scripts/setup/mysql.mjs'
import { startProcess } from '../spawn.ts'
import { within } from '../timing.ts'
import { type SqlServer, startSqlServer } from './sql-server.ts'

const INITIALISE_TIMEOUT_MS = 90_000

/** A server, or in words why this machine cannot have one. */
export type MysqlStart = { readonly state: 'ready'; readonly server: SqlServer } | { readonly state: 'absent'; readonly reason: string }

/**
 * Starts a private, real MySQL. The first call on a machine fetches it (scripts/setup/mysql.mjs), about 15 s.
 *
 * @param say told what is being fetched
 */
export async function startMysql(say?: (line: string) => void): Promise<MysqlStart> {
  const found = await ensureMysql(say)
  if (found.state === 'absent') return found
  const command = commandIn(found.tree)
  const server = await startSqlServer({
    dialect: 'mysql',
    settings: settings(found.tree),
    initialise: (configFile) => initialise(command, configFile),
    command: (configFile) => [command[0], ...command.slice(1), `--defaults-file=${configFile}`],
  })
  return { state: 'ready', server }
}

/** Started by the C library it was unpacked with: that of the system is older than the server needs. */
function commandIn(tree: string): [string, ...string[]] {
  const libraries = join(tree, 'usr/lib')
  const folder = readdirSync(libraries).find((name) => name.endsWith('-linux-gnu'))
  if (!folder) throw new Error(`${libraries} holds no C library`)
  const path = join(libraries, folder)
  const loader = readdirSync(path).find((name) => name.startsWith('ld-linux-'))
  if (!loader) throw new Error(`${path} holds no program loader`)
  return [join(path, loader), '--library-path', path, join(tree, 'usr/sbin/mysqld')]
}

function settings(tree: string): string[] {
  return [
    `basedir=${join(tree, 'usr')}`,
    `lc-messages-dir=${join(tree, 'usr/share/mysql')}`,
    `character-sets-dir=${join(tree, 'usr/share/mysql/charsets')}`,
    `plugin-dir=${join(tree, 'usr/lib/mysql/plugin')}`,
    'secure-file-priv=NULL',
    'mysqlx=0',
    'innodb-redo-log-capacity=64M',
    'disable-log-bin', // a single server has nobody to replicate to
  ]
}

async function initialise(command: readonly [string, ...string[]], configFile: string): Promise<void> {
  const [program, ...args] = command
  // "Insecure": the server's own root has no password, yet only the socket in our private folder reaches it.
  const options = [`--defaults-file=${configFile}`, '--initialize-insecure']
  const work = await startProcess(program, { args: [...args, ...options], cwd: dirname(configFile) })
  const { code } = await within(work.exited, INITIALISE_TIMEOUT_MS, 'mysqld --initialize', work.output)
  if (code !== 0) throw new Error(`mysqld --initialize ended with ${code}\n${work.output()}`)
}
