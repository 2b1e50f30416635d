import { facetsOf, flipping } from './bound/facets.ts'
import { hash } from './draw.ts'
import { rasterOf } from './derive/drawing.ts'
import { lookOf } from './look.ts'
import { createLife, type Life } from './lives.ts'
import type { World } from './world.ts'

/** 53 bits of all that can be seen of a browser at its first visit, versions of browser and minor ones of the system aside. */
export function lookKey(world: World, { browser, times, at }: Life): number {
  const moment = { at: times[0] ?? world.start, number: 0 }
  const { latent } = at(moment)
  const look = lookOf(world, browser, latent)
  const { key, flips, clocks } = facetsOf({ world, browser, latent, at: moment.at })
  const text = [key, clocks.systemVersion[1] > 0 ? look.system.major : 0, rasterOf(look), ...flipping.map((name) => flips[name])].join('|')
  return (hash(text) & 0x1fffff) * 2 ** 32 + hash(1, text)
}

/**
 * Counts who looks alike at the first visit. Takes eight bytes a browser and one pass over all of them.
 *
 * @returns how many browsers look as this one does, itself included
 */
export function countGroups(world: World, browsers: number): (index: number) => number {
  const keys = Float64Array.from({ length: browsers }, (_, index) => lookKey(world, createLife(world, index, 1)))
  const sorted = keys.slice().sort()
  const before = (key: number) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return low
  }
  return (index) => {
    const key = keys[index] ?? 0
    let end = before(key)
    const start = end
    while (sorted[end] === key) end++
    return end - start
  }
}
