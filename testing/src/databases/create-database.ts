import { randomBytes } from 'node:crypto'
import { withConnection } from './sql-server.ts'

export interface TestDatabase extends AsyncDisposable {
  readonly name: string
  /** `mysql://user:password@127.0.0.1:port/name` */
  readonly url: string
  drop(): Promise<void>
}

/**
 * A fresh, empty database, so that test files do not meet.
 *
 * @param serverUrl `url` of a SqlServer
 */
export async function createDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withConnection(serverUrl, (connection) => connection.query(`CREATE DATABASE ${name}`))
  const drop = async () => {
    await withConnection(serverUrl, (connection) => connection.query(`DROP DATABASE IF EXISTS ${name}`))
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { name, url: url.href, drop, [Symbol.asyncDispose]: drop }
}
