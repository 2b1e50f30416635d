import { blockingKeys, createStatistics, decide, observe, recordDigest, shippedModel, type Candidate, type DecisionInput, type Model, type Observation } from '../linkage/index.ts'
import { isPrivateAddress, networkPrefix } from '../request/client-address.ts'
import type { HistoryVisit } from './matcher.ts'
import { createTraffic } from './traffic.ts'
import { createVisitors } from './visitors.ts'

/** What became of visits that held a certain token. */
export interface TokenOutcome {
  visits: number
  /** Linked to the visitor that the trial is about. */
  linked: number
  /** The token was taken for one that the browser cannot own. */
  mismatch: number
}

/** How tokens fare over a history; the same visits, once each way. */
export interface TokenTrial {
  /** Returning browsers with their own token. */
  own: TokenOutcome
  /** The same without any: linked to themselves. */
  without: TokenOutcome
  /** With a token copied from another browser of the same engine and system: linked to that one. */
  stolenAlike: TokenOutcome
  /** With a token copied from any other browser. */
  stolenAny: TokenOutcome
}

export interface TokenTrialOptions {
  /** Default: the one this version ships. */
  model?: Model
  /** Whether linkage may use the visitor's network. */
  network: boolean
  /** The next of a seeded sequence, in [0, 1). */
  random: () => number
}

/** Replays a history in which every visitor is known for who it is. */
export function tokenTrial(visits: Iterable<HistoryVisit>, { model = shippedModel, network, random }: TokenTrialOptions): TokenTrial {
  const [visitors, statistics, traffic] = [createVisitors(), createStatistics(), createTraffic()]
  const known = { all: [] as string[], alike: new Map<string, string[]>() }
  const trial: TokenTrial = { own: none(), without: none(), stolenAlike: none(), stolenAny: none() }

  for (const { browserId, at, ...visit } of visits) {
    const observation = observe(inputOf(visit, network))
    const keys = blockingKeys(observation.record)
    const alike = alikeOf(known.alike, observation)
    const owner = visitors.candidate(browserId)
    if (owner) {
      const counted = { visitors: visitors.size, ...traffic.recent() }
      const input = { visit: observation, keys: keys.length, candidates: visitors.candidates(keys), statistics, traffic: counted, at }
      const another = (ids: readonly string[]) => visitors.candidate(pick(ids.filter((id) => id !== browserId), random) ?? '')
      note(trial.own, decide(withToken(input, owner), model), owner)
      note(trial.without, decide(input, model), owner)
      for (const [outcome, thief] of [[trial.stolenAlike, another(alike)], [trial.stolenAny, another(known.all)]] as const) {
        if (thief) note(outcome, decide(withToken(input, thief), model), thief)
      }
    } else {
      for (const ids of [known.all, alike]) ids.push(browserId)
    }
    traffic.add({ newcomer: owner ? 0 : 1 })
    statistics.add(observation.record, visitors.records(browserId))
    visitors.see(browserId, { record: observation.record, digest: recordDigest(observation.record), keys, at })
  }
  return trial
}

function withToken(input: DecisionInput, holder: Candidate): DecisionInput {
  const others = input.candidates.filter(({ visitorId }) => visitorId !== holder.visitorId)
  return { ...input, candidates: [holder, ...others], token: { visitorId: holder.visitorId } }
}

function note(outcome: TokenOutcome, decision: ReturnType<typeof decide>, { visitorId }: Candidate): void {
  outcome.visits++
  if (decision.outcome === 'linked' && decision.visitorId === visitorId) outcome.linked++
  if (decision.tokenMismatch) outcome.mismatch++
}

/** The ids of those with the same engine and system, in a list that grows. */
function alikeOf(lists: Map<string, string[]>, { engine = '', deviceClass }: Observation): string[] {
  const name = `${engine} ${deviceClass}`
  const list = lists.get(name) ?? []
  lists.set(name, list)
  return list
}

function pick(ids: readonly string[], random: () => number): string | undefined {
  return ids[Math.floor(random() * ids.length)]
}

function none(): TokenOutcome {
  return { visits: 0, linked: 0, mismatch: 0 }
}

function inputOf({ components, headers, ip }: Pick<HistoryVisit, 'components' | 'headers' | 'ip'>, network: boolean) {
  const isKnown = network && ip !== undefined && !isPrivateAddress(ip)
  return { components, headers, ...(isKnown && { networkPrefix: networkPrefix(ip) }) }
}
