import { timingSafeEqual } from 'node:crypto'
import type { StoredEnvironment } from '../store/environment-store.ts'
import type { KeyKind } from '../store/key-store.ts'
import type { Store } from '../store/store.ts'
import { keyDigest } from './key.ts'
import { sharedLookup } from './shared-lookup.ts'

/** A key that was found, and what it opens. */
export interface OpenedKey {
  id: string
  /** First characters; `configured` for a key of the configuration. */
  hint: string
  environment: StoredEnvironment
}

/** Tells which environment a key opens. */
export interface Keyring {
  /** @returns undefined: there is no such key, or it was revoked before this was asked, by whichever process */
  open(kind: KeyKind, key: string): Promise<OpenedKey | undefined>
}

export interface KeyringOptions {
  store: Pick<Store, 'findKey' | 'findEnvironment'>
  /** Environment of the configured keys. */
  environment: { id: string; name: string }
  /** Keys from the configuration; each is the only one of its kind that opens that environment. */
  configured: Readonly<Partial<Record<KeyKind, string>>>
  /** ms since the epoch */
  now: () => number
}

/** Remembers nothing: a key is looked up at every request, so that a revocation holds at once in every process. */
export function createKeyring({ store, environment, configured, now }: KeyringOptions): Keyring {
  const digests = new Map(Object.entries(configured).map(([kind, key]) => [kind, keyDigest(key)]))
  const settled = sharedLookup(() => store.findEnvironment(environment.name))
  const find = { public: finder(store, 'public', now), secret: finder(store, 'secret', now) }

  return {
    async open(kind, key) {
      const digest = keyDigest(key)
      const fixed = digests.get(kind)
      if (fixed !== undefined && isSame(fixed, digest)) {
        const found = await settled(environment.name)
        return found && { id: `configured-${kind}`, hint: 'configured', environment: found }
      }
      const found = await find[kind](digest)
      if (!found || !isSame(found.digest, digest)) return undefined
      if (fixed !== undefined && found.environmentId === environment.id) return undefined
      return { id: found.id, hint: found.hint, environment: found.environment }
    },
  }
}

function finder(store: KeyringOptions['store'], kind: KeyKind, now: () => number) {
  return sharedLookup((digest) => store.findKey(kind, digest, now()))
}

/** Compares digests, not keys, and takes the same time whatever differs. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return left.length === right.length && timingSafeEqual(left, right)
}
