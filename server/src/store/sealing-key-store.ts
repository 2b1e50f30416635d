/**
 * - `waiting`: being handed to back ends, seals nothing yet
 * - `active`: seals; at most one of an environment
 * - `retired`: seals no more, but back ends may still meet results of it
 */
export const SEALING_KEY_STATES = ['waiting', 'active', 'retired'] as const
export type SealingKeyState = (typeof SEALING_KEY_STATES)[number]

/** A key that results are sealed with; times in ms since the epoch. */
export interface StoredSealingKey {
  id: string
  environmentId: string
  state: SealingKeyState
  /** The key's base64, put away by `SecretBox.seal` for `sealingPurpose(id)`. */
  kept: string
  createdAt: number
  /** When the state became what it is. */
  changedAt: number
}

/** What a sealing key is put in the box for. */
export function sealingPurpose(id: string): string {
  return `sealing key ${id}`
}

export interface SealingKeyStore {
  /**
   * Adds a key; an active one retires the one that was.
   *
   * @returns false: there is no such environment (any more), and nothing was added
   */
  addSealingKey(key: StoredSealingKey): Promise<boolean>
  /** The key that seals now. */
  activeSealingKey(environmentId: string): Promise<StoredSealingKey | undefined>
  /** Oldest first. */
  listSealingKeys(environmentId: string): Promise<StoredSealingKey[]>
  /**
   * Lets a key seal; the one that did is retired in the same moment.
   *
   * @returns false: the environment has no such key
   */
  activateSealingKey(environmentId: string, id: string, at: number): Promise<boolean>
  /** Forgets a key for good. @returns false: the environment has no such key */
  deleteSealingKey(environmentId: string, id: string): Promise<boolean>
}
