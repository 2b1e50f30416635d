import type { Config } from '../../config/index.ts'
import { worksAt } from '../../keys/key.ts'
import { DEFAULT_ENVIRONMENT } from '../../open-store.ts'
import type { Store } from '../../store/store.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import type { KeyFacts } from './key-facts.ts'
import { keyNamed, type KeyOptions } from './key-named.ts'

/** Ends a key; every process refuses it from the next request on. */
export function revokeKey(name: string, options: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async (opened) => {
    const { store, environmentId, config } = opened
    const key = await keyNamed(opened, name)
    const now = Date.now()
    if (key.kind === 'sealing') await store.deleteSealingKey(environmentId, key.id)
    else await store.revokeKey(environmentId, key.id, now)
    if (options.json) terminal.out(`${JSON.stringify({ id: key.id, kind: key.kind, revokedAt: now })}\n`)
    terminal.err(`Revoked ${key.id}. ${await consequence(store, environmentId, key, hasConfigured(key, config, options.environment))}\n`)
  }, options.environment)
}

async function consequence(store: Store, environmentId: string, key: KeyFacts, configured: boolean): Promise<string> {
  if (key.kind === 'sealing') {
    return key.state === 'active' ? 'Nothing is sealed any more until another key is made or activated.' : 'It is forgotten.'
  }
  const others = (await store.listKeys(environmentId)).filter((other) => other.kind === key.kind && worksAt(other, Date.now()))
  if (others.length > 0 || configured) return `Still valid: ${others.length} ${key.kind} key(s).`
  return `It was the last ${key.kind} key. To make another: selfsame keys create --kind ${key.kind}`
}

function hasConfigured(key: KeyFacts, config: Config, environment: string): boolean {
  return environment === DEFAULT_ENVIRONMENT && (key.kind === 'public' ? config.publicKey : config.secretKey) !== undefined
}
