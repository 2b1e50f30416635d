import type { SourceWindow } from './sources/source.ts'

/** How long a shared thing outlives its making, in ms: longer than a collection, so that the next one reads afresh. */
const LIFE_MS = 1000

/**
 * Something dear that several sources of one collection need: made at first use, the same for all, dropped after a second.
 *
 * @param make may throw: nothing is kept then
 * @param drop gives back what the page has few of, for instance a WebGL context
 */
export function shared<T>(make: (window: SourceWindow) => T, drop?: (thing: T) => void): (window: SourceWindow) => T {
  const kept = new WeakMap<SourceWindow, { thing: T }>()
  return (window) => {
    const entry = kept.get(window)
    if (entry) return entry.thing
    const thing = make(window)
    kept.set(window, { thing })
    setTimeout(() => {
      kept.delete(window)
      drop?.(thing)
    }, LIFE_MS)
    return thing
  }
}
