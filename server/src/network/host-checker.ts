import { setTimeout as delay } from 'node:timers/promises'
import { createLRU } from 'lru.min'
import type { HostCheck } from '../signals/index.ts'
import { checkHost, type Names } from './host-names.ts'

/** Longest that a visit waits for an answer, in ms; one that comes later is there for the next visit. */
const BUDGET = 500
/** Most addresses asked for, and most visits that wait, at a time: who pretends to be a crawler must not fill the server with waiting. */
const MOST_AT_ONCE = 8
const MOST_KEPT = 10_000
/** How long an answer holds, and that there was none, in ms. */
const [KEPT, RETRIED] = [60 * 60_000, 60_000]

/**
 * Whether an address belongs to one of some domains, within half a second: `unanswered` where that is not known by then.
 *
 * @param domains not empty
 */
export type HostChecker = (address: string, domains: readonly string[]) => Promise<HostCheck>

export interface HostCheckerDeps {
  names: Names
  /** ms since the epoch */
  now: () => number
  /** Told of what should not happen; the check is then `unanswered`. */
  onFault(error: unknown): void
}

export function createHostChecker({ names, now, onFault }: HostCheckerDeps): HostChecker {
  const known = createLRU<string, { check: HostCheck; until: number }>({ max: MOST_KEPT })
  const underWay = new Map<string, Promise<HostCheck>>()
  let waiting = 0

  async function ask(key: string, address: string, domains: readonly string[]): Promise<HostCheck> {
    try {
      const check = await checkHost(names, address, domains)
      const lifetime = check === 'unanswered' ? RETRIED : KEPT
      known.set(key, { check, until: now() + lifetime })
      setTimeout(() => void known.delete(key), lifetime).unref() // it is asked for anew only later
      return check
    } catch (error) {
      onFault(error)
      return 'unanswered'
    } finally {
      underWay.delete(key)
    }
  }

  return async (address, domains) => {
    const key = `${address} ${domains.join()}`
    const kept = known.get(key)
    if (kept && kept.until > now()) return kept.check
    const asked = underWay.get(key) ?? (underWay.size < MOST_AT_ONCE ? ask(key, address, domains) : undefined)
    if (!asked) return 'unanswered'
    underWay.set(key, asked)
    if (waiting >= MOST_AT_ONCE) return 'unanswered'
    waiting++
    return withinBudget(asked).finally(() => void waiting--)
  }
}

async function withinBudget(asked: Promise<HostCheck>): Promise<HostCheck> {
  const waited = new AbortController()
  const late = delay(BUDGET, 'unanswered' as const, { signal: waited.signal }).catch(() => 'unanswered' as const) // ended by the answer
  return Promise.race([asked, late]).finally(() => waited.abort())
}
