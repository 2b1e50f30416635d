import { hash, share } from './draw.ts'
import { lookOf } from './look.ts'
import { PLACES } from './tables/places.ts'
import { createLife, type Life } from './lives.ts'
import type { World } from './world.ts'

/** 53 bits of all that makes a browser look as it looks, versions of browser and minor ones of the system aside. */
export function lookKey(world: World, { browser, times, at }: Life): number {
  const { latent: state } = at({ at: times[0] ?? world.start, number: 0 })
  const { system, place } = lookOf(world, browser, state)
  const { template: t } = browser
  const raster = browser.plain ? 0 : Math.floor(share(world.seed, 'raster', browser.crowd) ** 4 * 8)
  const text = [
    browser.product, browser.protection, t.system, t.gpu, t.screen, t.ratio, t.frame, t.cores, t.memory, t.touch, t.quota, t.model, t.fonts,
    system.major, place.timeZone, browser.languages, raster, state.driver, state.desk, state.graphics, state.hardware, state.soundDevice,
    state.voices, state.fonts, state.languages, state.settings, state.dark, state.zoom, state.frame, state.privacy, state.blocker,
  ].join('|')
  return (hash(text) & 0x1fffff) * 2 ** 32 + hash(text, PLACES.length)
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
