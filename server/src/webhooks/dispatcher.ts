import { setTimeout as delay } from 'node:timers/promises'
import type { StoredWebhook, WebhookStore } from '../store/index.ts'
import { createLane, type Lane, type LaneDeps } from './lane.ts'
import type { Sender } from './sender.ts'
import { createSettler } from './settler.ts'

/** Between two looks for what is due, in ms: retries, and what other processes wrote. */
const POLL_MS = 1_000
/** Between two looks at least, in ms, however much is written. */
const SHORTEST_POLL_MS = 10
/** Beyond two time-outs: a claim is not taken up by another while its holder is still at it. In ms. */
const LEASE_MARGIN_MS = 30_000

export interface DispatcherDeps extends Pick<LaneDeps, 'secretsOf' | 'concurrency' | 'now' | 'onAttempt' | 'onFailure'> {
  store: Pick<WebhookStore, 'dueWebhooks' | 'claimDeliveries' | 'settleDeliveries' | 'changeWebhook' | 'watchOutbox'>
  sender: Sender
  /** Longest wait for an answer, in ms. */
  timeout: number
}

/** Sends what is in the outbox until it is stopped. */
export interface Dispatcher {
  /**
   * Claims nothing more, waits up to `timeout` ms for what is under way, and gives the rest free for other processes.
   */
  stop(timeout: number): Promise<void>
}

/** One lane for each endpoint, so that none waits for another. */
export function startDispatcher(deps: DispatcherDeps): Dispatcher {
  const { store, sender } = deps
  const settler = createSettler(store, deps.onFailure)
  const lanes = createLanes((): LaneDeps => ({ ...deps, settler, lease: 2 * deps.timeout + LEASE_MARGIN_MS }))
  const stopped = new AbortController()
  const running = offerRegularly(deps, lanes, stopped.signal)
  return {
    async stop(timeout) {
      stopped.abort()
      const ended = running.then(lanes.end)
      await Promise.race([ended, delay(timeout, undefined, { ref: false })])
      sender.abort()
      settler.stop()
      await ended
      await sender.close()
    },
  }
}

interface Lanes {
  offer(due: readonly StoredWebhook[]): void
  end(): Promise<void>
}

function createLanes(deps: () => LaneDeps): Lanes {
  const lanes = new Map<string, Lane>()
  return {
    offer(due) {
      const byId = new Map(due.map((webhook) => [webhook.id, webhook]))
      for (const id of byId.keys()) if (!lanes.has(id)) lanes.set(id, createLane(deps()))
      for (const [id, lane] of lanes) lane.offer(byId.get(id))
    },
    end: async () => void (await Promise.all([...lanes.values()].map((lane) => lane.end()))),
  }
}

/** Looks for what is due when something was written here, and otherwise once a second. */
async function offerRegularly({ store, onFailure }: DispatcherDeps, lanes: Lanes, signal: AbortSignal): Promise<void> {
  let wake = () => {}
  const pause = (ms: number) => delay(ms, undefined, { signal }).catch(() => undefined) // stopped: no reason to wait
  const unwatch = store.watchOutbox(() => wake())
  while (!signal.aborted) {
    const woken = new Promise<void>((resolve) => (wake = resolve))
    await store.dueWebhooks().then(lanes.offer, onFailure)
    await pause(SHORTEST_POLL_MS)
    await Promise.race([woken, pause(POLL_MS)])
  }
  unwatch()
}
