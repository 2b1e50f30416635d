import { hash8 } from '../hash.ts'

/** Values kept, of all environments: a site has a few dozen a day, and each visit some twenty of them. */
const MOST_KEPT = 2_000

const kept = new Map<string, Buffer>()

/** `hash8(environment, name, value)` of a facet of few different values; not to be written to. */
export function facetHash(environmentId: string, name: string, value: string): Buffer {
  const key = `${environmentId} ${name} ${value}`
  const known = kept.get(key)
  if (known) return known
  const hash = hash8(environmentId, name, value)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, hash)
  return hash
}
