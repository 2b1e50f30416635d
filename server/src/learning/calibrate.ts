import type { Model } from '../linkage/index.ts'
import { createReplay } from './replay.ts'
import type { LabelledHistory } from './train.ts'

/** Links a step of the curve stands on, at least. */
const LEAST = 200
/** Points between 0 and 1. */
const MOST_STEPS = 24

interface Step {
  /** Mean posterior of its links, share of right ones, how many. */
  x: number
  y: number
  size: number
}

/** The curve from posterior to confidence: of all links that a held-out history got with a posterior, how many are right. */
export async function fitCalibration(held: readonly LabelledHistory[], model: Model): Promise<Model['calibration']> {
  const links: { posterior: number; right: boolean }[] = []
  const plain = { ...model, calibration: [[0, 0], [1, 1]] as const }
  for (const { visits, network } of held) {
    const owners = new Map<string, string>()
    const replay = createReplay({ network, model: plain })
    for await (const visit of visits()) {
      const { visitorId, visitorFound, confidence } = replay.visit(visit)
      if (visitorFound) links.push({ posterior: confidence, right: owners.get(visitorId) === visit.browserId })
      owners.set(visitorId, visit.browserId)
    }
  }
  return curveOf(links)
}

/** Isotonic regression in steps of enough links. */
export function curveOf(links: { posterior: number; right: boolean }[]): Model['calibration'] {
  links.sort((a, b) => a.posterior - b.posterior)
  const size = Math.max(LEAST, Math.ceil(links.length / MOST_STEPS))
  const steps: Step[] = []
  for (let at = 0; at < links.length; at += size) {
    const part = links.slice(at, at + size)
    if (part.length < LEAST / 2 && steps.length > 0) break
    const mean = (of: (link: (typeof part)[number]) => number) => part.reduce((sum, link) => sum + of(link), 0) / part.length
    steps.push({ x: mean(({ posterior }) => posterior), y: mean(({ right }) => (right ? 1 : 0)), size: part.length })
  }
  const points = rising(steps).filter(({ x }) => x > 0.0001 && x < 0.9999)
  const rounded = points.map(({ x, y }) => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5] as const)
  const distinct = rounded.filter(([x], index) => x > (rounded[index - 1]?.[0] ?? 0))
  return [[0, 0], ...distinct, [1, Math.max(distinct.at(-1)?.[1] ?? 1, steps.at(-1)?.y ?? 1)]]
}

/** Pool adjacent violators. */
function rising(steps: readonly Step[]): Step[] {
  const pools: Step[] = []
  for (const step of steps) {
    pools.push(step)
    for (;;) {
      const [before, last] = pools.slice(-2)
      if (!before || !last || before.y <= last.y) break
      const size = before.size + last.size
      const mixed = (a: number, b: number) => (a * before.size + b * last.size) / size
      pools.splice(-2, 2, { x: mixed(before.x, last.x), y: mixed(before.y, last.y), size })
    }
  }
  return pools
}

