import { Readable } from 'node:stream'
import { createDatabase, startMariaDb } from '@selfsame/testing'
import mysql from 'mysql2/promise'
import type { Site } from './site.ts'

/** What an operator of a million visitors would set; durability stays as it is by default. */
const SETTINGS = ['innodb-buffer-pool-size=4G', 'innodb-log-file-size=1G', 'innodb-flush-method=O_DIRECT', 'innodb-io-capacity=2000', 'innodb-io-capacity-max=10000', 'local-infile=ON']

const TABLES = ['visitors', 'snapshots', 'blocking_keys']

const KEYS_OF_VISITOR = 'blocking_keys_visitor'

/** A private MariaDB of the installed version. */
export async function mariaDbSite(): Promise<Site> {
  const server = await startMariaDb(SETTINGS)
  const database = await createDatabase(server.url)
  const connection = await mysql.createConnection({ uri: database.url, supportBigNumbers: true })
  return {
    name: 'mariadb',
    location: { url: database.url },
    env: { DATABASE_URL: database.url },
    ...growth(connection),
    ...loading(connection),
    ...figures(connection),
    async [Symbol.asyncDispose]() {
      await connection.end()
      await server.stop()
    },
  }
}

function growth(connection: mysql.Connection): Pick<Site, 'beginGrowth' | 'endGrowth'> {
  return {
    async beginGrowth() {
      await connection.query('set global innodb_flush_log_at_trx_commit = 0')
      await connection.query('set session unique_checks = 0')
      await connection.query(`alter table blocking_keys drop index if exists ${KEYS_OF_VISITOR}`)
    },
    async endGrowth() {
      await connection.query(`alter table blocking_keys add index ${KEYS_OF_VISITOR} (visitor_id, slot)`)
      await connection.query(`analyze table ${TABLES.join()}`)
      await connection.query('set global innodb_flush_log_at_trx_commit = 1')
      // What growth left in memory goes to the disk now: it would be written while visits are measured.
      await connection.query(`flush tables ${TABLES.join()} for export`)
      await connection.query('unlock tables')
    },
  }
}

function loading(connection: mysql.Connection): Pick<Site, 'addVisitors' | 'addSnapshots' | 'addKeys'> {
  const load = async (table: string, columns: string, rows: readonly (readonly (string | number)[])[]) => {
    const sql = `load data local infile 'rows' into table ${table} character set ascii fields terminated by '\\t' ${columns}`
    const lines = rows.map((row) => Buffer.from(`${row.join('\t')}\n`, 'latin1'))
    await connection.query({ sql, infileStreamFactory: () => Readable.from(lines, { objectMode: false }) })
  }
  return {
    addVisitors: (environmentId, rows) =>
      load(
        'visitors',
        '(id, environment_id, first_seen_at, last_seen_at, visits)',
        rows.map(({ id, firstSeenAt, lastSeenAt, visits }) => [id, environmentId, firstSeenAt, lastSeenAt, visits]),
      ),
    addSnapshots: (rows) =>
      load(
        'snapshots',
        '(visitor_id, slot, digest, last_seen_at, @record) set record = unhex(@record)',
        rows.map(({ visitorId, slot, digest, lastSeenAt, record }) => [visitorId, slot, digest, lastSeenAt, Buffer.from(record).toString('hex')]),
      ),
    addKeys: (rows) =>
      load(
        'blocking_keys',
        '(@hash, seen_day, visitor_id, slot) set block_hash = unhex(@hash)',
        rows.map(({ hash, day, visitorId, slot }) => [hash, day, visitorId, slot]),
      ),
  }
}

function figures(connection: mysql.Connection): Pick<Site, 'bytes' | 'rowsRead'> {
  return {
    async bytes() {
      await connection.query(`analyze table ${TABLES.join()}`)
      const marks = TABLES.map(() => '?').join()
      const sql = `select sum(data_length + index_length) as bytes from information_schema.tables where table_schema = database() and table_name in (${marks})`
      const [rows] = await connection.query(sql, TABLES)
      return Number((rows as { bytes: string }[])[0]?.bytes ?? 0)
    },
    async rowsRead() {
      const [rows] = await connection.query("show global status like 'Handler_read%'")
      return (rows as { Variable_name: string; Value: string }[]).reduce((sum, { Value }) => sum + Number(Value), 0)
    },
  }
}
