import type { SourceWindow } from './sources/source.ts'

/** How long a shared thing is kept, in ms: longer than the slowest collection (its budget is 5 s). */
const LIFE_MS = 6000

/**
 * Something dear that several sources of one collection need: made at first use, the same for all, let go a while after.
 *
 * @param make may throw: nothing is kept then
 */
export function shared<T>(make: (window: SourceWindow) => T, lifeMs = LIFE_MS): (window: SourceWindow) => T {
  const kept = new WeakMap<SourceWindow, { thing: T }>()
  return (window) => {
    const entry = kept.get(window)
    if (entry) return entry.thing
    const thing = make(window)
    kept.set(window, { thing })
    setTimeout(() => kept.delete(window), lifeMs)
    return thing
  }
}
