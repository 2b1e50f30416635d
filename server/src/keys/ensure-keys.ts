import type { KeyKind, Store } from '../store/store.ts'
import { newKey } from './key.ts'

export const KEY_KINDS = ['public', 'secret'] as const satisfies readonly KeyKind[]

export interface GeneratedKey {
  kind: KeyKind
  /** Known here and nowhere else: to be shown once. */
  value: string
}

/**
 * Makes the keys that an environment lacks, on its first run.
 *
 * @param configured kinds that the configuration gives; none is made for those
 * @param at         ms since the epoch
 * @returns the keys made now; none where there were some
 */
export async function ensureKeys(
  store: Pick<Store, 'addKey' | 'listKeys'>,
  environmentId: string,
  configured: readonly string[],
  at: number,
): Promise<GeneratedKey[]> {
  const keys = (await store.listKeys(environmentId)).filter((key) => key.revokedAt === undefined)
  const missing = KEY_KINDS.filter((kind) => !configured.includes(kind) && !keys.some((key) => key.kind === kind))
  const made = missing.map((kind) => newKey(kind, environmentId, at))
  for (const key of made) await store.addKey(key.stored)
  return made.map(({ value, stored }) => ({ kind: stored.kind, value }))
}
