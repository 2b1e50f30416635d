import { circumstancesOf, type Weights } from '../linkage/decide.ts'
import type { Decision, Model } from '../linkage/index.ts'
import type { Curve } from '../linkage/model.ts'
import type { DeviceClass } from '../linkage/observation.ts'
import { FEW_KEYS, groundOf, returningBy, weighted } from '../linkage/posterior.ts'
import { groundsOf, type Grounds } from '../linkage/trust.ts'
import type { Weighed } from '../linkage/weigh.ts'
import { createReplay } from './replay.ts'
import { fitReturning, fitTrust, type LinkSample } from './fit-trust.ts'
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

/**
 * Trust is learned from answers that believe every visitor that fits: where shared ids are doubted, too few are left to learn from (F1 without
 * network .910 in place of .914, recall at precision .99 .54 in place of .60).
 */
const BELIEVES_ALL = 0

interface Step {
  /** Mean trust of its links in bits, share of right ones, how many. */
  x: number
  y: number
  size: number
}

interface Group {
  ground: keyof Model['calibration']
  deviceClass: DeviceClass
}

type Link = Group & LinkSample

/** A link's trust in bits. */
interface Scored {
  bits: number
  right: boolean
}

interface New {
  posterior: number
  right: boolean
}

/**
 * What the model's answers were worth on held-out histories: what a link's trust is made of, and of all links with so much how many
 * are right. A ground and class of which too little was met keeps what the model has.
 *
 * @param onMet told what each decision had to go on
 */
export async function fitCalibration(held: readonly LabelledHistory[], model: Model, onMet?: (weights: Weights, known: Known, decision: Decision) => void): Promise<Pick<Model, 'trust' | 'returning' | 'calibration' | 'freshTrust'>> {
  const links: Link[] = []
  const news: Record<'fewKeys' | 'enoughKeys', New[]> = { fewKeys: [], enoughKeys: [] }
  for (const { visits, network } of held) {
    const owners = new Map<string, string>()
    const seen = new Set<string>()
    let met: Met = { keyless: 0, fresh: 0, on: { ground: 'alone', deviceClass: 'desktop' } }
    const replay = createReplay({
      network,
      model: { ...model, leastConfidence: BELIEVES_ALL, leastReturning: { network: BELIEVES_ALL, alone: BELIEVES_ALL } },
      onDecision({ browserId }, weights, decision) {
        onMet?.(weights, { browserId, owners }, decision)
        met = metBy(weights, decision, model)
      },
    })
    for await (const visit of visits()) {
      const { visitorId } = replay.visit(visit)
      const { on, grounds, keyless, fresh } = met
      const isNewcomer = !seen.has(visit.browserId)
      if (grounds) links.push({ ...on, ...grounds, right: owners.get(visitorId) === visit.browserId, isNewcomer })
      else news[keyless > FEW_KEYS ? 'fewKeys' : 'enoughKeys'].push({ posterior: fresh, right: isNewcomer })
      owners.set(visitorId, visit.browserId)
      seen.add(visit.browserId)
    }
  }
  const freshTrust = { fewKeys: Math.min(MOST_TRUST, freshTrustOf(news.fewKeys)), enoughKeys: freshTrustOf(news.enoughKeys) }
  return { ...beliefs(links, model), freshTrust }
}

/** What links were worth, and which were returns. */
function beliefs(links: readonly Link[], model: Model): Pick<Model, 'trust' | 'returning' | 'calibration'> {
  const fitted = (fit: (met: readonly Link[]) => number[], present: Model['trust']) =>
    byGroup(({ ground, deviceClass }) => {
      const own = links.filter((link) => link.ground === ground && link.deviceClass === deviceClass)
      return own.length < ENOUGH ? present[ground][deviceClass] : fit(own)
    })
  const trust = fitted(fitTrust, model.trust)
  const returning = fitted(fitReturning, model.returning)
  const bitsOf = ({ given, features }: Link, { ground, deviceClass }: Group) => given + weighted(features, trust[ground][deviceClass])
  // a curve tells what links are worth that are made
  const made = links.filter((link) => returningBy(link.ofAny, returning[link.ground][link.deviceClass]) >= model.leastReturning[link.ground])
  const calibration = byGroup((group) => {
    const like = likest(made, group)
    return like.length < LEAST ? model.calibration[group.ground][group.deviceClass] : curveOf(like.map((link) => ({ bits: bitsOf(link, group), right: link.right })))
  })
  return { trust, returning, calibration }
}

/** What has hardly anything to be found by looks new each time it comes; that simulated ones are few says nothing of a site's. */
const MOST_TRUST = 0.5

/** What an answer tells of itself before it is known whether it was right. */
interface Met {
  on: Group
  /** Of a link, what its confidence is made of, and the same of all known visitors together. */
  grounds?: Grounds & { ofAny: Grounds }
  keyless: number
  /** Posterior of someone new. */
  fresh: number
}

function metBy(weights: Weights, decision: Decision, model: Model): Met {
  const { input, standing, weighed } = weights
  const { best, new: fresh } = decision.explanation.linkage.posterior
  const on = { ground: groundOf(input.visit), deviceClass: input.visit.deviceClass }
  const chosen = decision.outcome === 'linked' ? weighed.find(({ candidate }) => candidate.visitorId === decision.visitorId) : undefined
  const groundsBy = (of: Weighed, posterior: number) => groundsOf({ ...of, posterior }, circumstancesOf(weights, model))
  return { on, keyless: standing.keyless, fresh, ...(chosen && { grounds: { ...groundsBy(chosen, best), ofAny: groundsBy(chosen, 1 - fresh) } }) }
}

function byGroup<T>(of: (group: Group) => T): Record<Group['ground'], Record<DeviceClass, T>> {
  const ofGround = (ground: Group['ground']) => ({
    desktop: of({ ground, deviceClass: 'desktop' }),
    ios: of({ ground, deviceClass: 'ios' }),
    android: of({ ground, deviceClass: 'android' }),
  })
  return { network: ofGround('network'), alone: ofGround('alone') }
}

/** The links of a ground and class; where they are too few, all of the ground, else all. */
function likest(links: readonly Link[], { ground, deviceClass }: Group): readonly Link[] {
  const ofGround = links.filter((link) => link.ground === ground)
  const own = ofGround.filter((link) => link.deviceClass === deviceClass)
  if (own.length >= ENOUGH) return own
  return ofGround.length >= ENOUGH ? ofGround : links
}

/** Right answers for each one that the posteriors promised, at most 1; one half where there is nothing to learn from. */
function freshTrustOf(answers: readonly New[]): number {
  const promised = answers.reduce((sum, { posterior }) => sum + posterior, 0)
  const right = answers.filter((each) => each.right).length
  return promised === 0 ? 0.5 : Math.round(Math.min(1, right / promised) * 1000) / 1000
}

/** Isotonic regression in steps of enough links; rising all the way, so that surer answers stay told apart. */
function curveOf(answered: readonly Scored[]): Curve {
  const links = [...answered].sort((a, b) => a.bits - b.bits)
  const size = Math.max(LEAST, Math.ceil(links.length / MOST_STEPS))
  const steps: Step[] = []
  for (let at = 0; at < links.length; at += size) {
    const part = links.slice(at, at + size)
    if (part.length < LEAST / 2 && steps.length > 0) break
    const mean = (of: (link: Scored) => number) => part.reduce((sum, link) => sum + of(link), 0) / part.length
    steps.push({ x: mean(({ bits }) => bits), y: mean(({ right }) => (right ? 1 : 0)), size: part.length })
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

