/** Between two looks, in ms. */
const INTERVAL = 100

/** A process has one event loop. By the monotonic clock, in ms. */
let watched: { last: number; behind: number } | undefined

/**
 * For how long, in ms, what arrives now may have waited in the kernel, since the event loop was busy with something else: the
 * present turn so far, or the one before. A few hundred at most unless there is more work than the processor can do.
 */
export function loopBehind(): number {
  watched ??= watch()
  return Math.max(watched.behind, performance.now() - watched.last - INTERVAL)
}

function watch(): { last: number; behind: number } {
  const state = { last: performance.now(), behind: 0 }
  // A turn of the loop begins with the timers that are due: before it reads what has come.
  setInterval(() => {
    const now = performance.now()
    state.behind = now - state.last - INTERVAL
    state.last = now
  }, INTERVAL).unref()
  return state
}
