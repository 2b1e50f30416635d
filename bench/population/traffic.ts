import { DAY } from './calendar.ts'
import { exponential, normal, share, stream } from './draw.ts'
import type { World } from './world.ts'

/** When a browser first comes, in whole ms. */
export function arrivalOf({ seed, start, end, assumptions: { traffic } }: World, index: number): number {
  const draw = stream(seed, 'arrival', index)
  const after = draw.chance(traffic.early) ? exponential(draw, traffic.earlyDays * DAY) % (end - start) : draw.next() * (end - start)
  return Math.floor(start + after)
}

/** Hour in 0..24 moved out of the night, where few visit. */
const awake = (at: number) => (((at / 3_600_000) % 24) + 18) % 24

/**
 * Times of all visits of a browser in order, its arrival first. Their number is log-normal round `visits`, fewer where the
 * time is short; gaps are log-normal too, some on the same day.
 *
 * @param visits mean number per browser
 */
export function visitTimes(world: World, index: number, visits: number): number[] {
  const { traffic } = world.assumptions
  const draw = stream(world.seed, 'visits', index)
  const first = arrivalOf(world, index)
  const left = (world.end - first) / (world.end - world.start)
  const wanted = visits * Math.exp(normal(draw) * traffic.countSigma - traffic.countSigma ** 2 / 2) * (0.5 + left * 0.66)
  const count = visits <= 1 ? 1 : Math.max(1, Math.floor(wanted + draw.next()))
  const span = (world.end - first) * (draw.chance(traffic.vanish) ? draw.next() : 0.8 + 0.2 * draw.next())
  const gaps = Array.from({ length: count - 1 }, () => (draw.chance(traffic.sameDay) ? 0 : Math.exp(normal(draw) * traffic.gapSigma)))
  const scale =
    span /
    Math.max(
      1e-9,
      gaps.reduce((sum, gap) => sum + gap, 0),
    )
  let at = first
  const times = [first]
  for (const gap of gaps) {
    at += gap === 0 ? 300_000 + draw.next() * 8 * 3_600_000 : Math.max(600_000, gap * Math.min(scale, 60 * DAY))
    // by night half of the visits wait for the morning
    if (awake(at) < 6 && share(world.seed, 'night', index, Math.floor(at / DAY)) < 0.5) at += 6 * 3_600_000
    if (at < world.end) times.push(Math.floor(at))
  }
  return times
}
