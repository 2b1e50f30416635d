import { createHash } from 'node:crypto'
import { randomAlphanumerics } from '../ids.ts'
import type { KeyKind, StoredKey } from '../store/key-store.ts'

const FORM = {
  public: { prefix: 'pk_', length: 24 },
  secret: { prefix: 'sk_', length: 32 },
} as const satisfies Record<KeyKind, { prefix: string; length: number }>

/** Characters shown in lists: the prefix and four more, too few to help a guess. */
const HINT_LENGTH = 7

export interface NewKey {
  /** The key itself; shown once, then only its digest is known. */
  value: string
  stored: StoredKey & { digest: string }
}

/** @param at ms since the epoch */
export function newKey(kind: KeyKind, environmentId: string, at: number): NewKey {
  const { prefix, length } = FORM[kind]
  const value = prefix + randomAlphanumerics(length)
  const stored = { id: randomAlphanumerics(20), environmentId, kind, hint: value.slice(0, HINT_LENGTH), createdAt: at }
  return { value, stored: { ...stored, digest: keyDigest(value) } }
}

/** @param at ms since the epoch */
export function worksAt({ revokedAt }: StoredKey, at: number): boolean {
  return revokedAt === undefined || revokedAt > at
}

/** SHA-256, hexadecimal. No salt and no stretching: a key has 142 random bits or more, so there is nothing to guess. */
export function keyDigest(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** The kind that a key claims by its prefix; `undefined` for a key of the operator's own making. */
export function kindOf(key: string): KeyKind | undefined {
  if (key.startsWith(FORM.public.prefix)) return 'public'
  if (key.startsWith(FORM.secret.prefix)) return 'secret'
  return undefined
}
