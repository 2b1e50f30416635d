import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2'
import type { Answer, Binding, ColumnTypes, Dialect, Failure } from './dialect.ts'
import { codeOf, errnoOf } from './error-code.ts'

/** A wait for another transaction's lock ends after this many seconds, and the transaction is run again. */
const LOCK_WAIT_S = 5
/** For a connection to open, in ms. */
const CONNECT_TIMEOUT_MS = 5_000
/** For a free connection of the pool, in ms; shorter than the agent waits. */
const ACQUIRE_TIMEOUT_MS = 8_000
const DEFAULT_POOL_SIZE = 10

/**
 * Per session, whatever the server's defaults.
 *
 * READ COMMITTED: after a duplicate key the row that was in the way can be read, which the snapshot of REPEATABLE READ
 * would hide; no gap locks between first visits; MariaDB 11's error 1020 does not arise. Strict: nothing is cut off
 * silently. Without NO_BACKSLASH_ESCAPES, under which the driver's escaping would not hold.
 */
const ISOLATION = 'set session transaction isolation level read committed'
const MODES = `set time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = ${LOCK_WAIT_S}`

const ASCII = 'character set ascii collate ascii_bin'

const TYPES: ColumnTypes = {
  id: `varchar(32) ${ASCII}`,
  digest: `varchar(64) ${ASCII}`,
  hash: 'binary(16)',
  shortHash: 'binary(8)',
  ms: 'bigint',
  integer: 'int',
  text: 'varchar(255)',
  json: 'mediumtext',
  bytes: 'blob',
}

/**
 * MySQL 8.4+ and MariaDB 10.11+, also as a Galera cluster.
 *
 * @param url      `mysql://user:password@host:3306/database`; mysql2's own options may follow as a query
 * @param poolSize most connections at a time
 */
export function mysql(url: string, poolSize = DEFAULT_POOL_SIZE): Dialect {
  return {
    name: 'mysql',
    config: () => ({
      client: 'mysql2',
      connection: {
        uri: url.replace(/^mariadb:/, 'mysql:'),
        charset: 'utf8mb4',
        timezone: 'Z',
        // An object is never spread into SQL, should one ever come where a string was expected.
        stringifyObjects: true,
        connectTimeout: CONNECT_TIMEOUT_MS,
      },
      pool: { min: 0, max: poolSize, acquireTimeoutMillis: ACQUIRE_TIMEOUT_MS, afterCreate: prepare },
    }),
    types: TYPES,
    now: 'cast(unix_timestamp(now(3)) * 1000 as signed)',
    tableOptions: () => 'engine = InnoDB default character set utf8mb4 collate utf8mb4_bin',
    forShare: 'lock in share mode', // MariaDB has no `for share`
    unionPart: (select) => `(${select})`,
    insertIgnore: 'insert ignore',
    run: (connection, sql, bindings) => run(connection as Connection, sql, bindings),
    classify,
    clearTraces: () => Promise.resolve(), // its logs are the server's: docs/privacy.md
  }
}

type Done = (error: unknown, connection: Connection) => void

function prepare(connection: Connection, done: Done): void {
  connection.query(ISOLATION, (error) => {
    if (error) return done(error, connection)
    connection.query(MODES, (failed) => done(failed, connection))
  })
}

function run(connection: Connection, sql: string, bindings: readonly Binding[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[] | ResultSetHeader>(sql, [...bindings], (error, result) => {
      if (error) reject(error)
      else resolve(Array.isArray(result) ? { rows: result, written: 0 } : { rows: [], written: result.affectedRows })
    })
  })
}

/** 1020 record changed since read, 1205 lock wait, 1213 deadlock (and Galera's certification), 1614 XA deadlock, 3572 no wait. */
const CONFLICTS = new Set([1020, 1205, 1213, 1614, 3572])
/** 1047 a Galera node that is not ready, 1053 shutting down, 1080 forced close, 1927 and 4031 connection ended by the server. */
const LOST = new Set([1047, 1053, 1080, 1927, 4031])
/** 1040 and 1203 too many connections, 1290 and 1836 read-only (a failover), 1114 and 1021 disk full. */
const UNAVAILABLE = new Set([1021, 1040, 1114, 1203, 1290, 1836])
const BROKEN = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])

function classify(error: unknown): Failure {
  const errno = errnoOf(error) ?? 0
  if (errno === 1062) return 'duplicate'
  if (CONFLICTS.has(errno)) return 'conflict'
  if (LOST.has(errno) || BROKEN.has(codeOf(error) ?? '')) return 'lost'
  if (UNAVAILABLE.has(errno)) return 'unavailable'
  // mysql2 marks what ended its connection, also commands queued behind the end, which have no code of their own.
  if (error instanceof Error && 'fatal' in error && error.fatal === true && errno === 0) return 'lost'
  return 'other'
}
