import type { Config } from '../config.ts'
import { newKey } from '../keys/key.ts'
import type { KeyKind, StoredKey } from '../store/store.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

export interface CreateOptions {
  kind: KeyKind
  revokeOthers: boolean
  json: boolean
}

/** Makes a key and prints it, once. */
export function createKey({ kind, revokeOthers, json }: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId, config }) => {
    const now = Date.now()
    const revoked = revokeOthers ? await store.revokeKeys(environmentId, kind, now) : 0
    const others = (await store.listKeys(environmentId)).filter((key) => key.kind === kind && isValid(key))
    const key = newKey(kind, environmentId, now)
    await store.addKey(key.stored)
    if (json) terminal.out(`${JSON.stringify({ id: key.stored.id, kind, key: key.value, revoked, stillValid: others.length })}\n`)
    else terminal.out(`${key.value}\n`)
    terminal.err(`${afterCreation({ kind, revoked, others: others.length, config })}\n`)
  })
}

/** Lists keys by their first characters; the rest is not known. */
export function listKeys({ json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const keys = await store.listKeys(environmentId)
    if (json) terminal.out(`${JSON.stringify(keys.map(publicFacts))}\n`)
    else terminal.out(keys.map((key) => `${line(key)}\n`).join(''))
  })
}

function afterCreation({ kind, revoked, others, config }: { kind: KeyKind; revoked: number; others: number; config: Config }): string {
  const configured = kind === 'public' ? config.publicKey : config.secretKey
  const lines = ['This key is shown only this once.']
  if (revoked > 0) lines.push(`Revoked: ${revoked} earlier ${kind} key(s); a running server forgets them within 10 seconds.`)
  if (others > 0) lines.push(`Still valid: ${others} earlier ${kind} key(s). To end them: selfsame keys create --kind ${kind} --revoke-others`)
  if (configured) lines.push(`SELFSAME_${kind.toUpperCase()}_KEY is set: a server started with it accepts that ${kind} key only, not this one.`)
  return lines.join('\n')
}

function isValid({ revokedAt }: StoredKey): boolean {
  return revokedAt === undefined
}

function publicFacts({ id, kind, hint, createdAt, revokedAt }: StoredKey) {
  return { id, kind, hint, createdAt, ...(revokedAt !== undefined && { revokedAt }) }
}

function line(key: StoredKey): string {
  const state = key.revokedAt === undefined ? 'valid' : `revoked ${new Date(key.revokedAt).toISOString()}`
  return [key.kind.padEnd(6), `${key.hint}...`, `made ${new Date(key.createdAt).toISOString()}`, state].join('  ')
}
