import { line } from 'd3-shape'
import type { LinkageResult, MatcherResult } from '../run.ts'
import { frame, svg, type Axis } from './frame.ts'
import { percent, seriesOf } from './series.ts'

const Y: Axis = { title: 'browsers tracked so long', domain: [0, 1], format: percent }

/** Mean over seeds; past its longest run a seed has nobody left. */
function meanSurvival(results: readonly MatcherResult[], days: readonly number[]): { day: number; share: number }[] {
  return days.map((day) => {
    const shares = results.map(({ survival }) => survival.find((point) => point.days >= day)?.share ?? 0)
    return { day, share: shares.reduce((sum, share) => sum + share, 0) / shares.length }
  })
}

/** How long browsers keep an id: share whose longest run with one id lasts at least so many days. */
export function survivalChart(result: LinkageResult): string {
  const series = seriesOf(result, true)
  const longest = Math.max(1, ...series.flatMap(({ results }) => results.flatMap(({ survival }) => survival.at(-1)?.days ?? 0)))
  const axis: Axis = { title: 'days', domain: [0, longest], format: String }
  const { x, y } = frame(axis, Y)
  const path = line<{ day: number; share: number }>(({ day }) => x(day), ({ share }) => y(share)).digits(1)
  const days = series.flatMap(({ results }) => results).reduce<number[]>((most, { survival }) => (survival.length > most.length ? survival.map((point) => point.days) : most), [])
  const marks = series.map(({ legend, results }) => `<path class="${legend.style}" d="${path(meanSurvival(results, days)) ?? ''}"/>`)
  const words = { title: 'How long a browser is tracked', description: 'Share of browsers whose longest time with one id lasts at least so many days, with network evidence.' }
  return svg(words, { x: axis, y: Y }, series.map(({ legend }) => legend), marks)
}
