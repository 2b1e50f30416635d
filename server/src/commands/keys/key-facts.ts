import type { KeyKind } from '../../store/key-store.ts'
import type { SealingKeyState } from '../../store/sealing-key-store.ts'
import type { Store } from '../../store/store.ts'

/** What may be shown of a key; times in ms since the epoch. */
export type KeyFacts =
  | { id: string; kind: KeyKind; hint: string; createdAt: number; revokedAt?: number }
  | { id: string; kind: 'sealing'; state: SealingKeyState; createdAt: number }

/** An environment's keys, oldest first, those that seal last. */
export async function keyFacts(store: Pick<Store, 'listKeys' | 'listSealingKeys'>, environmentId: string): Promise<KeyFacts[]> {
  const keys = await store.listKeys(environmentId)
  const sealing = await store.listSealingKeys(environmentId)
  return [
    ...keys.map(({ id, kind, hint, createdAt, revokedAt }) => ({ id, kind, hint, createdAt, ...(revokedAt !== undefined && { revokedAt }) })),
    ...sealing.map(({ id, state, createdAt }) => ({ id, kind: 'sealing' as const, state, createdAt })),
  ]
}

export function keyLine(key: KeyFacts): string {
  const name = key.kind === 'sealing' ? '' : `${key.hint}...`
  return [key.kind.padEnd(7), key.id.padEnd(20), name.padEnd(10), `made ${time(key.createdAt)}`, stateOf(key)].join('  ')
}

function stateOf(key: KeyFacts): string {
  if (key.kind === 'sealing') return key.state
  if (key.revokedAt === undefined) return 'valid'
  return key.revokedAt > Date.now() ? `valid until ${time(key.revokedAt)}` : `revoked ${time(key.revokedAt)}`
}

export function time(ms: number): string {
  return new Date(ms).toISOString()
}
