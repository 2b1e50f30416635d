import { visitTimes } from './traffic.ts'
import type { World } from './world.ts'

/** Room for a browser's number beside the second of its visit, in one exact double. */
const BROWSERS = 2 ** 21

export interface Appointment {
  readonly index: number
  /** ms since the epoch, a whole second */
  readonly at: number
}

/**
 * Every visit of a population in order of time; within a second by number. Eight bytes a visit is all that is held: who
 * comes is made when it comes (lives.ts).
 *
 * @throws {RangeError} more than 2,097,152 browsers
 */
export function* schedule(world: World, browsers: number, visits: number): Generator<Appointment> {
  if (browsers > BROWSERS) throw new RangeError(`at most ${BROWSERS} browsers`)
  let keys = new Float64Array(Math.max(16, Math.ceil(browsers * visits * 1.1)))
  let count = 0
  for (let index = 0; index < browsers; index++) {
    for (const at of visitTimes(world, index, visits)) {
      if (count === keys.length) {
        const more = new Float64Array(Math.ceil(count * 1.5))
        more.set(keys)
        keys = more
      }
      keys[count++] = Math.floor((at - world.start) / 1_000) * BROWSERS + index
    }
  }
  const sorted = keys.subarray(0, count).sort()
  for (const key of sorted) yield { index: key % BROWSERS, at: world.start + Math.floor(key / BROWSERS) * 1_000 }
}
