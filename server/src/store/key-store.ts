import type { StoredEnvironment } from './environment-store.ts'

export type KeyKind = 'public' | 'secret'

/** What is kept of an API key beside its SHA-256; times in ms since the epoch. */
export interface StoredKey {
  id: string
  environmentId: string
  kind: KeyKind
  /** First characters, to tell keys apart in lists. */
  hint: string
  createdAt: number
  /** From then on the key opens nothing; may lie ahead, where another takes its place. */
  revokedAt?: number
}

export interface FoundKey extends StoredKey {
  digest: string
  environment: StoredEnvironment
}

export interface KeyStore {
  /** @returns false: there is no such environment (any more), and nothing was added */
  addKey(key: StoredKey & { digest: string }): Promise<boolean>
  /**
   * Adds all of them or none; of several processes at the same moment with the same ids one succeeds.
   *
   * @returns false: a key with one of the ids is there already, or there is no such environment (any more); none was added
   */
  addKeys(keys: readonly (StoredKey & { digest: string })[]): Promise<boolean>
  /**
   * A key with the environment it opens.
   *
   * @param digest SHA-256 of the key, hexadecimal
   * @param at     ms since the epoch; keys revoked until then are not found
   */
  findKey(kind: KeyKind, digest: string, at: number): Promise<FoundKey | undefined>
  /** Oldest first, revoked ones too. */
  listKeys(environmentId: string): Promise<StoredKey[]>
  /** Ends all keys of a kind. @returns how many worked until now */
  revokeKeys(environmentId: string, kind: KeyKind, at: number): Promise<number>
  /**
   * Ends one key, now or later; one that ends earlier anyway stays as it is.
   *
   * @param at ms since the epoch
   * @returns the key as it is now; undefined: the environment has no such key
   */
  revokeKey(environmentId: string, id: string, at: number): Promise<StoredKey | undefined>
}
