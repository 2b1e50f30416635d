/**
 * A vitest `globalSetup`: one MariaDB and one MySQL for the whole run, each started when the first test asks for it,
 * so that a run without database tests costs nothing. Tests ask with `sharedServer()`.
 */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { TestProject } from 'vitest/node'
import { startMariaDb } from './mariadb.ts'
import { startMysql } from './mysql.ts'
import type { SharedServer } from './shared-server.ts'
import type { SqlServer } from './sql-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the small HTTP server below: `GET /mariadb`, `GET /mysql`. */
    databaseServers: string
  }
}

type Started = { readonly answer: SharedServer; stop(): Promise<void> }

const started = new Map<string, Promise<Started>>()
const broker = createServer((request, response) => void answer(request.url ?? '', response))

export async function setup(project: TestProject): Promise<void> {
  project.provide('databaseServers', await listen(broker))
}

export async function teardown(): Promise<void> {
  broker.close()
  broker.closeAllConnections()
  await Promise.allSettled([...started.values()].map(async (server) => (await server).stop()))
}

async function answer(path: string, response: ServerResponse): Promise<void> {
  const dialect = path === '/mysql' ? 'mysql' : 'mariadb'
  const start = started.get(dialect) ?? starters[dialect]()
  started.set(dialect, start)
  try {
    response.end(JSON.stringify((await start).answer))
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}

const starters = {
  mariadb: async (): Promise<Started> => ready(await startMariaDb()),
  mysql: async (): Promise<Started> => {
    const result = await startMysql((line) => process.stderr.write(`${line}\n`))
    if (result.state === 'ready') return ready(result.server)
    return { answer: result, stop: async () => {} }
  },
}

function ready(server: SqlServer): Started {
  return { answer: { state: 'ready', url: server.url, version: server.version }, stop: server.stop }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port')
      resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}
