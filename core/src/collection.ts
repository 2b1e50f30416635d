import type { Components } from '@selfsame/contract'
import { collect } from './collect.ts'
import type { SourceWindow } from './sources/source.ts'
import type { StartOptions } from './types.ts'

/** What was read is used again this long, in ms: a page left open over lunch is read anew. */
const MAX_AGE_MS = 30 * 60_000
/** Longest that a busy page keeps collection waiting, in ms. */
const IDLE_TIMEOUT_MS = 2000
/** Stands in for idleness where there is no `requestIdleCallback` (Safari), in ms. */
const IDLE_GUESS_MS = 50

/** The one collection of an agent: every request of the page shares it. */
export interface Collection {
  /** The components; collects them unless that is done or under way. */
  read(): Promise<Components>
  /** Collects as soon as the page is idle, unless `read` comes first. */
  warmUp(): void
  /** Ends what is under way and forgets what was read. */
  stop(): void
}

export function createCollection(window: SourceWindow, choice: StartOptions['sources']): Collection {
  let abort = new AbortController()
  let kept: { since: number; components: Promise<Components> } | undefined
  const stop = () => {
    abort.abort()
    abort = new AbortController()
    kept = undefined
  }
  const read = () => {
    if (!kept || Date.now() - kept.since > MAX_AGE_MS) {
      if (kept) stop()
      kept = { since: Date.now(), components: collect(window, choice, { signal: abort.signal }) }
    }
    return kept.components
  }
  return {
    read,
    warmUp() {
      const { signal } = abort
      // No document: the window was closed meanwhile, as jsdom does at the end of a test.
      whenIdle(window, () => void (signal.aborted || !window.document || read()))
    },
    stop,
  }
}

function whenIdle(window: SourceWindow, work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: IDLE_TIMEOUT_MS })
  else setTimeout(work, IDLE_GUESS_MS)
}
