import { decideBy, weighAll, type Weights } from '../linkage/decide.ts'
import {
  blockingKeys,
  createStatistics,
  nearOf,
  observe,
  recordDigest,
  shippedModel,
  type Decision,
  type DecisionInput,
  type Model,
  type VisitInput,
} from '../linkage/index.ts'
import { isPrivateAddress, networkPrefix } from '../request/client-address.ts'
import type { HistoryVisit, Matcher } from './matcher.ts'
import { countingOf, createTraffic } from './traffic.ts'
import { createVisitors } from './visitors.ts'

export interface ReplayOptions {
  /** Whether linkage may use the visitor's network. */
  network: boolean
  /** Default: the one this version ships. */
  model?: Model
  /** Told of what every decision has to go on, before it takes effect. */
  onDecision?: (visit: HistoryVisit, weights: Weights, decision: Decision) => void
}

/** The engine over a history, in memory: what a server would have answered, visit by visit. */
export function createReplay({ network, model = shippedModel, onDecision }: ReplayOptions): Matcher {
  const visitors = createVisitors()
  const statistics = createStatistics()
  const traffic = createTraffic()
  const merged = new Map<string, string>()
  let made = 0

  return {
    visit(visit) {
      const { at } = visit
      const observation = observe(inputOf(visit, network))
      const keys = blockingKeys(observation.record)
      const input: DecisionInput = {
        visit: observation,
        keys: keys.length,
        candidates: visitors.candidates(keys),
        statistics,
        traffic: { visitors: visitors.size, ...traffic.recent() },
        at,
      }
      const weights = weighAll(input, model)
      const decision = decideBy(weights, model)
      onDecision?.(visit, weights, decision)

      const visitorId = decision.outcome === 'linked' ? decision.visitorId : `visitor${++made}`
      statistics.add(observation.record, visitors.records(visitorId))
      visitors.see(visitorId, { record: observation.record, digest: recordDigest(observation.record), keys, at, near: nearOf(decision.explanation) })
      traffic.add(countingOf(decision.explanation))
      const merges = decision.outcome === 'linked' ? decision.merges : []
      for (const { younger, older } of merges) {
        visitors.merge(younger, older)
        for (const [id, into] of merged) if (into === younger) merged.set(id, older)
        merged.set(younger, older)
      }
      return { visitorId: merged.get(visitorId) ?? visitorId, visitorFound: decision.outcome === 'linked', confidence: decision.confidence.score }
    },
    merged: () => merged,
  }
}

function inputOf({ components, headers, ip }: HistoryVisit, network: boolean): VisitInput {
  const known = network && ip !== undefined && !isPrivateAddress(ip)
  return { components, headers, ...(known && { networkPrefix: networkPrefix(ip) }) }
}
