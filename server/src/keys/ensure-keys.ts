import { EnvironmentGoneError } from '../environments/environment-gone-error.ts'
import { ServerError } from '../errors.ts'
import type { KeyKind, StoredKey } from '../store/key-store.ts'
import type { Store } from '../store/store.ts'
import { newKey, worksAt, type NewKey } from './key.ts'

export const KEY_KINDS = ['public', 'secret'] as const satisfies readonly KeyKind[]

export interface GeneratedKey {
  kind: KeyKind
  /** Known here and nowhere else: to be shown once. */
  value: string
}

/** Each time another process was faster, and its keys are seen the next time: one for each kind, and one to see it. */
const MOST_ATTEMPTS = KEY_KINDS.length + 1

/**
 * Makes the keys that an environment lacks, on its first run. Of several processes that do so together one makes them.
 *
 * @param configured kinds that the configuration gives; none is made for those
 * @param at         ms since the epoch
 * @returns the keys made now; none where there were some, or where another process was faster
 * @throws {EnvironmentGoneError} there is no such environment (any more)
 * @throws {ServerError} `service_unavailable` where keys come and go faster than they can be listed
 */
export async function ensureKeys(
  store: Pick<Store, 'addKeys' | 'listEnvironments' | 'listKeys'>,
  environmentId: string,
  configured: readonly string[],
  at: number,
): Promise<GeneratedKey[]> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const keys = await store.listKeys(environmentId)
    const made = missingKinds(keys.filter((key) => worksAt(key, at)), configured).map((kind) => firstKey(kind, environmentId, keys, at))
    if (made.length === 0) return []
    if (await store.addKeys(made.map(({ stored }) => stored))) return made.map(({ value, stored }) => ({ kind: stored.kind, value }))
    const environments = await store.listEnvironments()
    if (!environments.some(({ id }) => id === environmentId)) throw new EnvironmentGoneError(environmentId)
  }
  throw new ServerError('service_unavailable', 'the first keys could not be settled with other processes; try again')
}

function missingKinds(valid: readonly StoredKey[], configured: readonly string[]): KeyKind[] {
  return KEY_KINDS.filter((kind) => !configured.includes(kind) && !valid.some((key) => key.kind === kind))
}

/** Its id is the same in every process that knows the same keys, so that only one of them can add it. */
function firstKey(kind: KeyKind, environmentId: string, known: readonly StoredKey[], at: number): NewKey {
  const { value, stored } = newKey(kind, environmentId, at)
  const earlier = known.filter((key) => key.kind === kind).length
  return { value, stored: { ...stored, id: `${environmentId}-${kind}-${earlier}` } }
}
