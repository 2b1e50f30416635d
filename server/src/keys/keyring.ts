import type { KeyKind, Store } from '../store/store.ts'
import { keyDigest } from './key.ts'

/** How long a key that was found is believed without asking again, in ms: a revoked key works this much longer. */
const BELIEVED_FOR = 10_000
/** More keys than an installation has; past it the memory starts anew. */
const MOST_REMEMBERED = 1_000

/** Tells which environment a key opens. */
export interface Keyring {
  /** @returns the environment's id; `undefined` for an unknown or revoked key */
  environmentOf(kind: KeyKind, key: string): Promise<string | undefined>
}

export interface KeyringOptions {
  store: Pick<Store, 'findKey'>
  /** Environment of the configured keys. */
  environmentId: string
  /** Keys from the configuration; each is the only one of its kind that is accepted. */
  configured: Readonly<Partial<Record<KeyKind, string>>>
  /** ms since the epoch */
  now: () => number
}

export function createKeyring({ store, environmentId, configured, now }: KeyringOptions): Keyring {
  const remembered = new Map<string, { environmentId: string; until: number }>()
  const fixed = new Map(Object.entries(configured).map(([kind, key]) => [kind, keyDigest(key)]))
  return {
    async environmentOf(kind, key) {
      const digest = keyDigest(key)
      // Digests are compared, not keys: how long it takes says nothing about the key.
      if (fixed.has(kind)) return fixed.get(kind) === digest ? environmentId : undefined
      const name = `${kind}:${digest}`
      const known = remembered.get(name)
      if (known && known.until > now()) return known.environmentId
      remembered.delete(name)
      const found = await store.findKey(kind, digest)
      if (!found) return undefined // never remembered: a key just made works at once, and guesses cost no memory
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(name, { environmentId: found.environmentId, until: now() + BELIEVED_FOR })
      return found.environmentId
    },
  }
}
