import type { Config } from '../../config/index.ts'
import { newKey, worksAt } from '../../keys/key.ts'
import type { KeyKind } from '../../store/key-store.ts'
import { DEFAULT_ENVIRONMENT } from '../../open-store.ts'
import { deletedMeanwhile } from '../environment-option.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore, type Opened } from '../with-store.ts'
import { createSealingKey } from './create-sealing.ts'
import type { KeyOptions } from './key-named.ts'

export interface CreateOptions extends KeyOptions {
  kind: KeyKind | 'sealing'
  revokeOthers: boolean
}

/** Makes a key and prints it, once. */
export function createKey({ kind, ...options }: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async (opened) => {
    if (kind === 'sealing') await createSealingKey(opened, options, terminal)
    else await createApiKey(opened, { kind, ...options }, terminal)
  }, options.environment)
}

async function createApiKey({ store, environmentId, config }: Opened, options: CreateOptions & { kind: KeyKind }, terminal: Terminal): Promise<void> {
  const { kind, revokeOthers, json } = options
  const now = Date.now()
  const revoked = revokeOthers ? await store.revokeKeys(environmentId, kind, now) : 0
  const others = (await store.listKeys(environmentId)).filter((key) => key.kind === kind && worksAt(key, now))
  const key = newKey(kind, environmentId, now)
  if (!(await store.addKey(key.stored))) throw deletedMeanwhile(options.environment)
  if (json) terminal.out(`${JSON.stringify({ id: key.stored.id, kind, key: key.value, revoked, stillValid: others.length })}\n`)
  else terminal.out(`${key.value}\n`)
  const lines = ['This key is shown only this once.']
  if (revoked > 0) lines.push(`Revoked: ${revoked} earlier ${kind} key(s); they open nothing any more.`)
  if (others.length > 0) lines.push(`Still valid: ${others.length} earlier ${kind} key(s). To end them: selfsame keys create --kind ${kind} --revoke-others`)
  terminal.err([...lines, ...overridden(kind, config, options.environment), ''].join('\n'))
}

/** A key that was made and is not taken should not be a riddle. */
export function overridden(kind: KeyKind, config: Config, environment: string): string[] {
  const configured = kind === 'public' ? config.publicKey : config.secretKey
  if (configured === undefined || environment !== DEFAULT_ENVIRONMENT) return []
  return [`SELFSAME_${kind.toUpperCase()}_KEY is set: a server started with it accepts that ${kind} key only, not this one.`]
}
