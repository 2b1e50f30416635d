import { join } from 'node:path'
import type { Logger } from 'pino'
import { ConfigError, type Config } from '../config/index.ts'
import { describeFault } from '../fault.ts'
import { NOTHING_KNOWN, SHIPPED_TLS_FAMILIES, type NetworkFacts, type TlsFamilies } from '../signals/index.ts'
import { factsFrom } from './facts.ts'
import { IpDatabaseError, openIpDatabase, type IpDatabase } from './ip-database.ts'
import { listPaths, openIpList, type IpList } from './ip-lists.ts'
import { ManifestError, readManifest } from './manifest.ts'
import { reloading } from './reloading.ts'
import { readTlsFamilies } from './tls-families.ts'

/** What is known of an address. */
export type NetworkOf = (address: string) => NetworkFacts

/** The operator's databases and lists, read again when their files change. */
export interface Network {
  of: NetworkOf
  tlsFamilies: TlsFamilies
  /** Looks now whether a file changed. */
  check(): Promise<void>
  close(): void
}

type NetworkConfig = Pick<Config, 'dataDir' | 'asnDatabase' | 'network'>

/** For a server without databases and lists. */
export const noNetwork: Network = { of: () => NOTHING_KNOWN, tlsFamilies: SHIPPED_TLS_FAMILIES, check: async () => undefined, close: () => undefined }

/** Where `selfsame lists refresh` keeps the lists. */
export function listFolder({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'ip-lists')
}

/**
 * Opens what the operator named; nothing is fetched.
 *
 * @throws {ConfigError} a database, or the file that names the lists, cannot be used
 */
export async function openNetwork(config: NetworkConfig, logger: Pick<Logger, 'warn'>): Promise<Network> {
  const { databases: paths, lists: manifest, tlsFamilies: families } = config.network
  const tlsFamilies = await readTlsFamilies(families)
  const files = [...paths, ...(config.asnDatabase === undefined ? [] : [config.asnDatabase])]
  if (files.length === 0 && manifest === undefined) return { ...noNetwork, tlsFamilies }
  const onFault = (error: unknown) => logger.warn(describeFault(error), 'network data could not be read anew')
  const databases = await reloading<IpDatabase[]>({
    paths: async () => files,
    load: (all) => Promise.all(all.map(openIpDatabase)),
    onFault,
  }).catch(asConfigError('SELFSAME_IP_DATABASES'))
  if (manifest !== undefined) await warnOfMissing(manifest, config, logger)
  const lists = await reloading<IpList[]>({
    paths: async () => (manifest === undefined ? [] : listPaths(listFolder(config))),
    load: (all) => inTurn(all, openIpList),
    onFault,
  })
  return {
    of: (address) => factsFrom(databases.current, lists.current, address),
    tlsFamilies,
    check: async () => void (await Promise.all([databases.check(), lists.check()])),
    close() {
      databases.close()
      lists.close()
    },
  }
}

async function warnOfMissing(manifest: string, config: NetworkConfig, logger: Pick<Logger, 'warn'>): Promise<void> {
  const named = await readManifest(manifest).catch(asConfigError('SELFSAME_IP_LISTS'))
  const kept = (await listPaths(listFolder(config))).map((path) => path.replace(/^.*[\\/]|\.list$/g, ''))
  const missing = named.map(({ name }) => name).filter((name) => !kept.includes(name))
  if (missing.length > 0) logger.warn({ lists: missing }, 'lists were never fetched: run `selfsame lists refresh`')
}

function asConfigError(variable: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof IpDatabaseError || error instanceof ManifestError) throw new ConfigError([`${variable}: ${error.message}`])
    throw error
  }
}

async function inTurn<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = []
  for (const item of items) done.push(await work(item))
  return done
}
