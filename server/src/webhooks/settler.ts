import { setTimeout as delay } from 'node:timers/promises'
import type { Settlement, WebhookStore } from '../store/index.ts'

/** Waits for company this long, in ms: a write takes the disk about as long, be it of one or of fifty. */
const LINGER_MS = 10
/** Between two tries to write what became of deliveries, in ms. */
const PAUSE_MS = 1_000

/** Writes what became of deliveries: what comes while one write is under way goes together in the next. */
export interface Settler {
  /** Fulfilled once it is written, or given up: then the claims run out, and the deliveries are sent once more. */
  settle(settlement: Settlement): Promise<void>
  /** Tries to write what is left once more, and then no longer. */
  stop(): void
}

/** @param onFailure told each time that the store took nothing */
export function createSettler(store: Pick<WebhookStore, 'settleDeliveries'>, onFailure: (error: unknown) => void): Settler {
  let waiting: { settlement: Settlement; done: () => void }[] = []
  let writing = false
  const stopped = new AbortController()
  const pause = (ms: number) => delay(ms, undefined, { signal: stopped.signal }).catch(() => undefined) // stopped: at once

  async function write(): Promise<void> {
    if (writing) return
    writing = true
    while (waiting.length > 0) {
      await pause(LINGER_MS)
      const batch = waiting
      waiting = []
      await persist(batch.map(({ settlement }) => settlement))
      for (const { done } of batch) done()
    }
    writing = false
  }

  async function persist(settlements: readonly Settlement[]): Promise<void> {
    for (;;) {
      try {
        return await store.settleDeliveries(settlements)
      } catch (error) {
        onFailure(error)
        if (stopped.signal.aborted) return
        await pause(PAUSE_MS)
      }
    }
  }

  return {
    settle: (settlement) =>
      new Promise((done) => {
        waiting.push({ settlement, done })
        void write()
      }),
    stop: () => stopped.abort(),
  }
}
