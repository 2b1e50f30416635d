import type { Weights } from '../linkage/decide.ts'
import type { Decision, Model } from '../linkage/index.ts'
import type { Curve } from '../linkage/model.ts'
import type { DeviceClass } from '../linkage/observation.ts'
import { FEW_KEYS, groundOf, logOdds } from '../linkage/posterior.ts'
import { createReplay } from './replay.ts'
import type { Known } from './samples.ts'
import type { LabelledHistory } from './train.ts'

/** Links a step of the curve stands on, at least. */
const LEAST = 200
/** Links from which on a curve of their own is worth more than one of many kinds. */
const ENOUGH = 1_500
/** Points between 0 and 1. */
const MOST_STEPS = 24

/** Bits beyond the outermost knots at which the curve reaches 0 and 1. */
const LEFT = 20
/** Lifts each knot above the one before. */
const LIFT = 1e-6

interface Step {
  /** Mean log-odds of its links' posteriors, share of right ones, how many. */
  x: number
  y: number
  size: number
}

interface Answered {
  ground: keyof Model['calibration']
  deviceClass: DeviceClass
  posterior: number
  right: boolean
}

/**
 * What the model's posteriors were worth on held-out histories: of all answers with one, how many are right.
 *
 * @param onMet told what each decision had to go on
 */
export async function fitCalibration(held: readonly LabelledHistory[], model: Model, onMet?: (weights: Weights, known: Known, decision: Decision) => void): Promise<Pick<Model, 'calibration' | 'freshTrust'>> {
  const links: Answered[] = []
  const news: Record<keyof Model['freshTrust'], Answered[]> = { fewKeys: [], enoughKeys: [] }
  for (const { visits, network } of held) {
    const owners = new Map<string, string>()
    const seen = new Set<string>()
    let keyless = 0
    let posterior = { best: 0, new: 0 }
    let on: Pick<Answered, 'ground' | 'deviceClass'> = { ground: 'alone', deviceClass: 'desktop' }
    const replay = createReplay({
      network,
      model,
      onDecision({ browserId }, weights, decision) {
        onMet?.(weights, { browserId, owners }, decision)
        keyless = weights.standing.keyless
        const { visit } = weights.input
        on = { ground: groundOf(visit), deviceClass: visit.deviceClass }
        posterior = decision.explanation.linkage.posterior
      },
    })
    for await (const visit of visits()) {
      const { visitorId, visitorFound } = replay.visit(visit)
      if (visitorFound) links.push({ ...on, posterior: posterior.best, right: owners.get(visitorId) === visit.browserId })
      else news[keyless > FEW_KEYS ? 'fewKeys' : 'enoughKeys'].push({ ...on, posterior: posterior.new, right: !seen.has(visit.browserId) })
      owners.set(visitorId, visit.browserId)
      seen.add(visit.browserId)
    }
  }
  return { calibration: curvesOf(links), freshTrust: { fewKeys: Math.min(MOST_TRUST, trustOf(news.fewKeys)), enoughKeys: trustOf(news.enoughKeys) } }
}

/** What has hardly anything to be found by looks new each time it comes; that simulated ones are few says nothing of a site's. */
const MOST_TRUST = 0.5

/** A curve for each ground and class; where there are too few links, that of the ground, else of all. */
function curvesOf(links: readonly Answered[]): Model['calibration'] {
  const enough = (wider: Answered[], some: Answered[]) => (some.length >= ENOUGH ? some : wider)
  const of = (ground: Answered['ground']) => {
    const own = enough([...links], links.filter((link) => link.ground === ground))
    const curve = (each: DeviceClass) => curveOf(enough(own, own.filter(({ deviceClass }) => deviceClass === each)))
    return { desktop: curve('desktop'), ios: curve('ios'), android: curve('android') }
  }
  return { network: of('network'), alone: of('alone') }
}

/** Right answers for each one that the posteriors promised, at most 1; one half where there is nothing to learn from. */
function trustOf(answers: readonly Answered[]): number {
  const promised = answers.reduce((sum, { posterior }) => sum + posterior, 0)
  const right = answers.filter((each) => each.right).length
  return promised === 0 ? 0.5 : Math.round(Math.min(1, right / promised) * 1000) / 1000
}

/** Isotonic regression in steps of enough links; rising all the way, so that surer answers stay told apart. */
function curveOf(answered: readonly Answered[]): Curve {
  const links = [...answered].sort((a, b) => a.posterior - b.posterior)
  const size = Math.max(LEAST, Math.ceil(links.length / MOST_STEPS))
  const steps: Step[] = []
  for (let at = 0; at < links.length; at += size) {
    const part = links.slice(at, at + size)
    if (part.length < LEAST / 2 && steps.length > 0) break
    const mean = (of: (link: Answered) => number) => part.reduce((sum, link) => sum + of(link), 0) / part.length
    steps.push({ x: mean(({ posterior }) => logOdds(posterior)), y: mean(({ right }) => (right ? 1 : 0)), size: part.length })
  }
  const knots = rising(steps)
  const [first, last] = [knots[0], knots.at(-1)]
  if (!first || !last) return [[-LEFT, 0], [LEFT, 1]]
  const all = [[first.x - LEFT, 0], ...knots.map(({ x, y }) => [x, Math.min(y, 0.9995)] as const), [last.x + LEFT, 1]]
  return all.map(([x = 0, y = 0], index) => [Math.round(x * 1e3) / 1e3, Math.round((y + index * LIFT) * 1e6) / 1e6] as const).filter(([, y]) => y <= 1)
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

