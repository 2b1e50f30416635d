import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import Database from 'better-sqlite3'
import type { Site } from './site.ts'

/** The server's own file name (open-store.ts). */
const FILE = 'selfsame.sqlite'
const TABLES = ['visitors', 'snapshots', 'blocking_keys']

/** A file of its own, made by the server's migrations. */
export function sqliteSite(): Promise<Site> {
  const folder = tempDir('identify')
  const file = join(folder.path, FILE)
  const connection = createHolder(file)
  return Promise.resolve({
    name: 'sqlite',
    location: { file },
    env: { SELFSAME_DATA_DIR: folder.path },
    ...growth(connection),
    ...loading(connection),
    bytes() {
      const marks = TABLES.map(() => '?').join()
      const sql = `select sum(pgsize) as bytes from dbstat where name in (select name from sqlite_master where tbl_name in (${marks})) and aggregate = true`
      const row = connection.open().prepare(sql).get(...TABLES) as { bytes: number }
      connection.close()
      return Promise.resolve(row.bytes)
    },
    rowsRead: () => Promise.resolve(undefined),
    [Symbol.asyncDispose]() {
      connection.close()
      folder.remove()
      return Promise.resolve()
    },
  })
}

/** Opened when it is used, and closed while servers are measured. */
interface Holder {
  open(): Database.Database
  close(): void
}

function createHolder(file: string): Holder {
  let held: Database.Database | undefined
  return {
    open: () => (held ??= new Database(file, { timeout: 10_000 })),
    close() {
      held?.close()
      held = undefined
    },
  }
}

function growth(connection: Holder): Pick<Site, 'beginGrowth' | 'endGrowth'> {
  return {
    beginGrowth() {
      connection.open().pragma('synchronous = off')
      connection.open().pragma('cache_size = -1000000')
      connection.open().exec('drop index if exists blocking_keys_visitor')
      return Promise.resolve()
    },
    endGrowth() {
      connection.open().exec('create index blocking_keys_visitor on blocking_keys (visitor_id, slot)')
      connection.open().pragma('wal_checkpoint(truncate)')
      connection.close()
      return Promise.resolve()
    },
  }
}

function loading(connection: Holder): Pick<Site, 'addVisitors' | 'addSnapshots' | 'addKeys'> {
  const insert = (table: string, columns: string, rows: readonly (readonly unknown[])[]) => {
    const database = connection.open()
    const statement = database.prepare(`insert into ${table} (${columns}) values (${columns.replaceAll(/\w+/g, '?')})`)
    database.transaction(() => rows.forEach((row) => statement.run(...row)))()
    return Promise.resolve()
  }
  return {
    addVisitors: (environmentId, rows) =>
      insert(
        'visitors',
        'id, environment_id, first_seen_at, last_seen_at, visits',
        rows.map(({ id, firstSeenAt, lastSeenAt, visits }) => [id, environmentId, firstSeenAt, lastSeenAt, visits]),
      ),
    addSnapshots: (rows) =>
      insert(
        'snapshots',
        'visitor_id, slot, digest, last_seen_at, record',
        rows.map(({ visitorId, slot, digest, lastSeenAt, record }) => [visitorId, slot, digest, lastSeenAt, Buffer.from(record)]),
      ),
    addKeys: (rows) =>
      insert(
        'blocking_keys',
        'block_hash, seen_day, visitor_id, slot',
        rows.map(({ hash, day, visitorId, slot }) => [Buffer.from(hash, 'hex'), day, visitorId, slot]),
      ),
  }
}
