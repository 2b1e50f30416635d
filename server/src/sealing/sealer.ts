import type { Event } from '@selfsame/contract'
import type { SecretBox } from '../secrets/box.ts'
import { sealingPurpose, type SealingKeyStore } from '../store/sealing-key-store.ts'
import { seal } from './seal.ts'

/** For how long a key is taken as the active one after it was looked up, in ms. */
const KEY_LIFETIME_MS = 5_000
/** Environments whose key is kept. */
const MOST_ENVIRONMENTS = 1_000

/** Seals an event for its environment; undefined: the environment has no active key. */
export type Sealer = (environmentId: string, event: Event) => Promise<string | undefined>

interface Known {
  key: Buffer | undefined
  /** By the monotonic clock, in ms. */
  readAt: number
}

/** @throws {BoxError} from the sealer: the active key cannot be opened, so no visit can be answered as the environment asks */
export function createSealer(store: Pick<SealingKeyStore, 'activeSealingKey'>, box: SecretBox, now = () => performance.now()): Sealer {
  const known = new Map<string, Known>()

  async function keyOf(environmentId: string): Promise<Buffer | undefined> {
    const present = known.get(environmentId)
    if (present && now() - present.readAt < KEY_LIFETIME_MS) return present.key
    const readAt = now()
    const active = await store.activeSealingKey(environmentId)
    const key = active && Buffer.from(box.open(active.kept, sealingPurpose(active.id)), 'base64')
    if (known.size >= MOST_ENVIRONMENTS) known.clear()
    known.set(environmentId, { key, readAt })
    return key
  }

  return async (environmentId, event) => {
    const key = await keyOf(environmentId)
    return key && seal(event, key)
  }
}
