import type { Event } from '@selfsame/contract'
import type { SecretBox } from '../secrets/box.ts'
import { sealingPurpose, type SealingKeyStore } from '../store/sealing-key-store.ts'
import { seal } from './seal.ts'

/** For how long an environment is taken to have no active key after one was looked for, in ms. */
const NONE_LIFETIME_MS = 5_000
/** Environments without a key that are remembered. */
const MOST_ENVIRONMENTS = 1_000

/** Seals an event for its environment; undefined: the environment has no active key. */
export type Sealer = (environmentId: string, event: Event) => Promise<string | undefined>

/** @throws {BoxError} from the sealer: the active key cannot be opened, so no visit can be answered as the environment asks */
export function createSealer(store: Pick<SealingKeyStore, 'activeSealingKey'>, box: SecretBox, now = () => performance.now()): Sealer {
  /** When each was seen to have none, by the monotonic clock, in ms. */
  const without = new Map<string, number>()

  /** Whoever has a key is asked for it each time, so that one that is revoked seals nothing more. */
  async function keyOf(environmentId: string): Promise<Buffer | undefined> {
    const seenAt = without.get(environmentId)
    if (seenAt !== undefined && now() - seenAt < NONE_LIFETIME_MS) return undefined
    const askedAt = now() // a key may be made while the answer is on its way
    const active = await store.activeSealingKey(environmentId)
    if (active) {
      without.delete(environmentId)
      return Buffer.from(box.open(active.kept, sealingPurpose(active.id)), 'base64')
    }
    if (without.size >= MOST_ENVIRONMENTS) without.clear()
    without.set(environmentId, askedAt)
    return undefined
  }

  return async (environmentId, event) => {
    const key = await keyOf(environmentId)
    return key && seal(event, key)
  }
}
