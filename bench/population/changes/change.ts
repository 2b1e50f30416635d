import type { ComponentName } from '@selfsame/contract'
import { exponential, share, stream } from '../draw.ts'
import { DAY, type Release } from '../calendar.ts'
import type { Browser } from '../browser.ts'
import type { World } from '../world.ts'

/** When a visit is: `number` counts a browser's visits from 0. */
export interface Moment {
  readonly at: number
  readonly number: number
}

/** One thing of a browser that does not stay as it is. What it yields is compared by `===`. */
export interface Change<T extends string | number | boolean> {
  /** What a visit's truth calls it. */
  readonly cause: string
  /** Components by which it can show; where none does, it is no cause. */
  readonly effects: readonly ComponentName[]
  /** Draws a browser's life in this respect; two browsers of one machine share what belongs to the machine. */
  plan(browser: Browser, world: World): (moment: Moment) => T
}

/** Events of a Poisson process from the world's start to its end, in ms, in order. */
export function events(world: World, perDay: number, ...parts: readonly (string | number)[]): number[] {
  const draw = stream(world.seed, 'events', ...parts)
  const found: number[] = []
  if (perDay <= 0) return found
  let at = world.start + exponential(draw, DAY / perDay)
  while (at < world.end && found.length < 1_000) {
    found.push(at)
    at += exponential(draw, DAY / perDay)
  }
  return found
}

/** How many of the events are past. */
export function past(times: readonly number[], at: number): number {
  let count = 0
  while (count < times.length && (times[count] ?? 0) <= at) count++
  return count
}

/** Index of the newest release that has arrived; `lag` gives days after its publication, `Infinity` for never. */
export function arrived(all: readonly Release[], at: number, lag: (index: number) => number): number {
  for (let index = all.length - 1; index > 0; index--) {
    const release = all[index]
    if (release && release.at <= at && release.at + lag(index) * DAY <= at) return index
  }
  return 0
}

/** A lag in days that belongs to its parts, exponential with this mean. */
export const lagOf = (mean: number, ...parts: readonly (string | number)[]): number => -mean * Math.log(1 - share(...parts))
