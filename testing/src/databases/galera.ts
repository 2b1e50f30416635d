import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { galeraScripts } from '../../../scripts/setup/galera.mjs'
import { findProgram } from '../../../scripts/setup/programs.mjs'
import { freePort } from '../free-port.ts'
import { poll } from '../timing.ts'
import { initialise } from './mariadb.ts'
import { type SqlServer, startSqlServer, withConnection } from './sql-server.ts'

const PROVIDER = '/usr/lib/galera/libgalera_smm.so'
const READY_TIMEOUT_MS = 60_000
/** rsync as a daemon takes no files as root. */
const NOBODY = { name: 'nobody', id: 65_534 }

/** MariaDB servers that are one database. */
export interface GaleraCluster extends AsyncDisposable {
  /** The first one is never to be restarted: it would begin a cluster of its own. */
  readonly nodes: readonly SqlServer[]
  /** Waits until a node has all the others' writes. */
  synced(node: SqlServer): Promise<void>
}

/** Ports of one node, besides the one for clients. */
interface Ports {
  readonly group: number
  readonly state: number
  readonly increments: number
}

/**
 * Starts a cluster on the loopback, node after node.
 *
 * @throws {Error} Galera is not installed: `node scripts/setup/index.mjs --faults`
 */
export async function startGalera(size: number): Promise<GaleraCluster> {
  const [server, installer, path] = [findProgram('mariadbd'), findProgram('mariadbInstallDb'), galeraScripts()]
  if (!server || !installer || !path) throw new Error('Galera is not installed: run `node scripts/setup/index.mjs --faults`')
  const ports: Ports[] = []
  for (let index = 0; index < size; index++) ports.push({ group: await freePort(), state: await freePort(), increments: await freePort() })
  const password = randomBytes(12).toString('hex')
  const nodes: SqlServer[] = []
  for (const [index, own] of ports.entries()) {
    const peers = index === 0 ? [] : ports.map(({ group }) => `127.0.0.1:${group}`)
    const node = await startSqlServer({
      dialect: 'mariadb',
      password,
      path,
      user: NOBODY,
      settings: settingsOf(own, peers),
      // Others are given everything by the cluster.
      initialise: async (config) => (index === 0 ? initialise(installer, config) : void mkdirSync(join(dirname(config), 'data'))),
      command: (config) => [server, `--defaults-file=${config}`],
    })
    nodes.push(node)
    await synced(node)
  }
  return { nodes, synced, [Symbol.asyncDispose]: async () => void (await Promise.all(nodes.map((node) => node.stop()))) }
}

function settingsOf({ group, state, increments }: Ports, peers: readonly string[]): string[] {
  return [
    'innodb-log-file-size=32M',
    'wsrep_on=ON',
    `wsrep_provider=${PROVIDER}`,
    `wsrep_cluster_address=gcomm://${peers.join()}`,
    `wsrep_node_address=127.0.0.1:${group}`,
    'wsrep_sst_method=rsync',
    `wsrep_sst_receive_address=127.0.0.1:${state}`,
    `wsrep_provider_options="base_port=${group};gmcast.listen_addr=tcp://127.0.0.1:${group};ist.recv_addr=127.0.0.1:${increments};gcache.size=32M"`,
    'binlog_format=ROW',
    'innodb_autoinc_lock_mode=2',
  ]
}

async function synced(node: SqlServer): Promise<void> {
  await poll(async () => (await stateOf(node)) === 'Synced', { timeoutMs: READY_TIMEOUT_MS, what: 'joining the cluster' })
}

async function stateOf({ url }: SqlServer): Promise<string | undefined> {
  return withConnection(url, async (connection) => {
    const [rows] = await connection.query("show status like 'wsrep_local_state_comment'")
    return (rows as { Value: string }[])[0]?.Value
  })
}
