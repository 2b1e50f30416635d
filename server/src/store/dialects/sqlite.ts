import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import type { Knex } from 'knex'
import { codeOf } from './error-code.ts'
import type { Answer, Binding, ColumnTypes, Dialect, Failure } from './dialect.ts'
import { checkpointInBackground, OWN_CHECKPOINT_PAGES } from './sqlite-checkpoints.ts'

/** A database that lives as long as the store; for tests. */
export const MEMORY = ':memory:'

/**
 * Waits of up to this many ms block the whole process, since better-sqlite3 is synchronous. So they are short, and the
 * retries (retry.ts), which leave the process free, do the rest.
 */
const BUSY_TIMEOUT_MS = 5
/** Switching to WAL wants the file for itself; it happens once per file, before the first query. */
const OPEN_TIMEOUT_MS = 5_000
/** Of pages kept in memory. */
const CACHE_KIB = 32_768

/**
 * What a column of a part with ORDER BY is compared with: SQLite plans such a statement anew for every `?` that is bound to it, which takes
 * twice as long as running it. Not where there is a `+` before it, which does nothing else.
 */
const BOUND = '= +?'

/** Prepared statements kept; the store has about 60, some of them for each number of rows. */
const MOST_STATEMENTS = 500

const TYPES: ColumnTypes = {
  id: 'text',
  digest: 'text',
  hash: 'blob',
  shortHash: 'blob',
  ms: 'integer',
  integer: 'integer',
  text: 'text',
  json: 'text',
  bytes: 'blob',
}

/**
 * SQLite in one file, which is made where it is missing, readable by its owner only.
 *
 * @param file path, or `MEMORY`
 * @throws the folder or file cannot be made
 */
export function sqlite(file: string): Dialect {
  if (file !== MEMORY) makeFile(file)
  return {
    name: 'sqlite',
    config: (onWarning) => ({
      client: 'better-sqlite3',
      connection: { filename: file },
      useNullAsDefault: true,
      pool: { min: 1, max: 1, afterCreate: (connection: BetterSqlite3.Database, done: Done) => prepare(connection, onWarning, done), validate: isClean },
    }),
    types: TYPES,
    now: "cast(unixepoch('subsec') * 1000 as integer)",
    tableOptions: (clustered) => (clustered ? 'strict, without rowid' : 'strict'),
    forShare: '', // nobody else writes meanwhile
    unionPart: (select) => `select * from (${select.replaceAll('= ?', BOUND)})`,
    insertIgnore: 'insert or ignore',
    run: (connection, sql, bindings) => run(connection as BetterSqlite3.Database, sql, bindings),
    classify,
    clearTraces,
  }
}

/** SQLite gives the `-wal` and `-shm` files the permissions of the file itself. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}

type Done = (error: unknown, connection: BetterSqlite3.Database) => void

function prepare(connection: BetterSqlite3.Database, onWarning: (message: string) => void, done: Done): void {
  try {
    connection.pragma(`busy_timeout = ${OPEN_TIMEOUT_MS}`)
    connection.pragma('journal_mode = wal')
    // An answered event outlives a power failure too, not only a killed process: docs/decisions/0001-store.md has the cost.
    connection.pragma('synchronous = full')
    connection.pragma('foreign_keys = on')
    // What is deleted is overwritten: an erasure must not leave in the file what a hex editor can read.
    connection.pragma('secure_delete = on')
    connection.pragma(`cache_size = -${CACHE_KIB}`)
    connection.pragma(`wal_autocheckpoint = ${OWN_CHECKPOINT_PAGES}`)
    connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
    keepStatements(connection, connection.memory ? undefined : checkpointInBackground(connection, onWarning))
    done(null, connection)
  } catch (error) {
    done(error, connection)
  }
}

/** As knex writes it. */
const COMMIT = 'COMMIT;'

/** knex prepares each statement anew, which takes as long as running it. @param committed called after each COMMIT */
function keepStatements(connection: BetterSqlite3.Database, committed?: () => void): void {
  const prepare = connection.prepare.bind(connection)
  const kept = new Map<string, BetterSqlite3.Statement>()
  connection.prepare = ((sql: string) => {
    const known = kept.get(sql)
    if (known) return known
    if (kept.size >= MOST_STATEMENTS) kept.clear()
    const statement = prepare(sql)
    if (sql === COMMIT && committed) tell(statement, committed)
    kept.set(sql, statement)
    return statement
  }) as typeof connection.prepare
}

/** Calls `done` each time that the statement was run. */
function tell(statement: BetterSqlite3.Statement, done: () => void): void {
  const run = statement.run.bind(statement)
  statement.run = (...bindings) => {
    const result = run(...bindings)
    done()
    return result
  }
}

async function run(connection: BetterSqlite3.Database, sql: string, bindings: readonly Binding[]): Promise<Answer> {
  const statement = connection.prepare<Binding[]>(sql)
  if (statement.reader) return { rows: statement.all(...bindings), written: 0 }
  return { rows: [], written: statement.run(...bindings).changes }
}

/** knex hands a connection back as it is when its COMMIT failed, for instance on a full disk. */
function isClean(connection: BetterSqlite3.Database): boolean {
  if (connection.inTransaction) connection.exec('rollback')
  return connection.open
}

/** Where the WAL begins anew it keeps its length, and all that no newer page has come over: so it is cut off. */
async function clearTraces(knex: Knex): Promise<void> {
  const [answer]: { busy: number }[] = await knex.raw('pragma wal_checkpoint(truncate)')
  if (answer?.busy !== 0) throw Object.assign(new Error('others read or write in the file'), { code: 'SQLITE_BUSY' })
}

function classify(error: unknown): Failure {
  const code = codeOf(error) ?? ''
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE') return 'duplicate'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'conflict'
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return 'unavailable'
  return 'other'
}
