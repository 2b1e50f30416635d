import { randomBytes } from 'node:crypto'
import { chownSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, createConnection } from 'mysql2/promise'
import { freePort } from '../free-port.ts'
import { type RunningProcess, startProcess } from '../spawn.ts'
import { tempDir } from '../temp-dir.ts'
import { poll, within } from '../timing.ts'

/** Seconds on a busy machine; a MySQL that recovers after a crash is the slowest. */
const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000
const USER = 'selfsame'
/** Not in my.cnf: a server that only makes its data folder must not run it. */
const INIT_FILE = 'init.sql'

/** A private database server in a temporary folder. It listens on 127.0.0.1 only and ends with this process. */
export interface SqlServer extends AsyncDisposable {
  readonly dialect: 'mariadb' | 'mysql'
  /** As the server says it: `10.11.19-MariaDB`, `9.7.2`. */
  readonly version: string
  /** `mysql://user:password@127.0.0.1:port`, without a database; may create databases. Stays valid after `restart()`. */
  readonly url: string
  readonly port: number
  readonly socket: string
  /** Of the process that runs now. */
  readonly pid: number
  /** Clean stop and start on the same data, or start after `kill()`. */
  restart(): Promise<void>
  /** SIGKILL, what a crash looks like; the data stays for `restart()`. */
  kill(): Promise<void>
  /** Stops the server and removes its data. */
  stop(): Promise<void>
}

/** What differs between the servers. */
export interface SqlFlavour {
  readonly dialect: 'mariadb' | 'mysql'
  /** Lines of `[mysqld]` in my.cnf beyond the common ones. */
  readonly settings: readonly string[]
  /** Nodes of one cluster have one password; default: a random one. */
  readonly password?: string
  /** Folders put before PATH. */
  readonly path?: string
  /** Runs as this user of the system, where we are root; default: root. */
  readonly user?: { readonly name: string; readonly id: number }
  /** Makes an empty data folder. */
  initialise(configFile: string): Promise<void>
  /** Program and arguments that run the server in the foreground. */
  command(configFile: string): readonly [string, ...string[]]
}

/**
 * Starts a server on a fresh data folder.
 *
 * @throws {TimedOut} not ready in time; the message has the server's own log
 */
export async function startSqlServer(flavour: SqlFlavour): Promise<SqlServer> {
  const folder = tempDir(flavour.dialect)
  const [port, password] = [await freePort(), flavour.password ?? randomBytes(12).toString('hex')]
  const socket = join(folder.path, 'server.sock')
  const configFile = writeConfig(folder.path, { port, socket, password, settings: flavour.settings, user: flavour.user?.name ?? 'root' })
  const env = flavour.path === undefined ? {} : { PATH: `${flavour.path}:${process.env['PATH']}` }
  const url = `mysql://${USER}:${password}@127.0.0.1:${port}`
  const start = async () => {
    const [program, ...args] = flavour.command(configFile)
    const started = await startProcess(program, { args: [...args, `--init-file=${join(folder.path, INIT_FILE)}`], env })
    await ready(started, url)
    return started
  }
  const handOver = () => flavour.user && process.getuid?.() === 0 && chownAll(folder.path, flavour.user.id)
  handOver()
  await flavour.initialise(configFile)
  handOver()
  let running = await start()
  const stop = async () => {
    await running.stop(STOP_TIMEOUT_MS)
    folder.remove()
  }
  return {
    dialect: flavour.dialect,
    version: await readVersion(url),
    url,
    port,
    socket,
    get pid() {
      return running.pid
    },
    restart: async () => {
      await running.stop(STOP_TIMEOUT_MS)
      running = await start()
    },
    kill: async () => void (await running.kill()),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

interface ConfigValues {
  readonly port: number
  readonly socket: string
  readonly password: string
  readonly settings: readonly string[]
  readonly user: string
}

function chownAll(folder: string, id: number): void {
  chownSync(folder, id, id)
  for (const name of readdirSync(folder, { recursive: true })) chownSync(join(folder, String(name)), id, id)
}

function writeConfig(folder: string, { port, socket, password, settings, user }: ConfigValues): string {
  // Run at every start, so it must be repeatable. No account of the server's own can log in over TCP.
  writeFileSync(
    join(folder, INIT_FILE),
    `CREATE USER IF NOT EXISTS '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL PRIVILEGES ON *.* TO '${USER}'@'127.0.0.1' WITH GRANT OPTION;\n`,
  )
  const lines = [
    '[mysqld]',
    // Root needs saying; an ordinary user cannot be another one anyway.
    ...(process.getuid?.() === 0 ? [`user=${user}`] : []),
    `datadir=${join(folder, 'data')}`,
    `tmpdir=${folder}`,
    `socket=${socket}`,
    `pid-file=${join(folder, 'server.pid')}`,
    `port=${port}`,
    'bind-address=127.0.0.1',
    'skip-name-resolve',
    'character-set-server=utf8mb4',
    'max-connections=500',
    // Small machine, small data: what is left out is memory and monitoring, never durability.
    'innodb-buffer-pool-size=64M',
    'performance-schema=OFF',
    ...settings,
  ]
  const configFile = join(folder, 'my.cnf')
  writeFileSync(configFile, `${lines.join('\n')}\n`)
  return configFile
}

async function ready(process: RunningProcess, url: string): Promise<void> {
  const ended = process.exited.then(({ code, signal }) => {
    throw new Error(`The server ended (${code ?? signal})\n${process.output()}`)
  })
  ended.catch(() => undefined) // it ends some day, when nobody waits any more
  const answering = poll(() => connects(url), { timeoutMs: READY_TIMEOUT_MS, what: 'starting the server' })
  await within(Promise.race([answering, ended]), READY_TIMEOUT_MS + 1_000, 'starting the server', process.output)
}

/** A server that starts refuses connections or, until its init file has run, the account. */
const NOT_YET: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'PROTOCOL_CONNECTION_LOST', 'ER_ACCESS_DENIED_ERROR', 'ER_HOST_NOT_PRIVILEGED'])

async function connects(url: string): Promise<boolean> {
  try {
    await withConnection(url, (connection) => connection.ping())
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_YET.has(error.code)) return false
    throw error
  }
}

async function readVersion(url: string): Promise<string> {
  return withConnection(url, async (connection) => {
    const [rows] = await connection.query('SELECT VERSION() AS version')
    const [row] = rows as { version: string }[]
    return row?.version ?? ''
  })
}

/** Runs `work` on a connection of its own, which is closed afterwards. */
export async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection(url)
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}
