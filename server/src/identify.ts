import type { Components, Event, IdentifyRequest } from '@selfsame/contract'
import { ServerError } from './errors.ts'
import type { VisitContext } from './event.ts'
import { linkOf } from './link.ts'
import { blockingKeys, claimDigest, decide, observe, recordDigest, type Candidate, type DecisionInput, type Model, type Observation } from './linkage/index.ts'
import type { AddressKeeper } from './privacy/keep-address.ts'
import { isPrivateAddress, networkPrefix } from './request/client-address.ts'
import { populationOf } from './signal-input.ts'
import type { SignalReader } from './signal-reader.ts'
import type { PersistResult, Store, Visit } from './store/store.ts'
import { toVisit } from './to-visit.ts'

/** Most visitors that one visit is compared with; those whose common keys find the fewest others come first. */
const MOST_CANDIDATES = 16

/** Each time another process was faster to make or to erase the visitor; a second time is rare, a fourth is a fault. */
const MOST_ATTEMPTS = 4

export interface IdentifyDeps {
  store: Pick<Store, 'candidates' | 'candidate' | 'countVisitors' | 'learned' | 'persist'>
  model: Model
  /** Stands in for linkage where a bench measures all but that. */
  decide?: typeof decide
  /** Likewise. The candidates are asked for before anything else can run. */
  observe?: typeof observe
  /** Whether linkage may use the visitor's network. */
  networkEvidence: boolean
  readSignals: SignalReader
  addressKeeper: AddressKeeper
}

/** What of a visit is the same whoever it turns out to be of. */
interface Seen {
  observation: Observation
  keys: readonly string[]
}

/**
 * THE pipeline: from what a page sent to a stored event that names the visitor.
 *
 * @returns the event, durable by now; of a retried request the first one
 * @throws {ServerError} `service_unavailable` where the visitor could not be settled with other processes
 */
export async function identify(deps: IdentifyDeps, request: IdentifyRequest, context: VisitContext): Promise<Event> {
  const { store, readSignals } = deps
  const { environmentId, at } = context

  const observation = (deps.observe ?? observe)(observed(deps, request.components, context))
  const { record } = observation
  const keys = blockingKeys(record)
  const seen: Seen = { observation, keys }
  const looking = lookUp(store, seen, context)
  // While the database reads.
  const snapshot = { record, keys, digest: recordDigest(record) }
  const [keepAddress, found] = await Promise.all([deps.addressKeeper.at(at), looking])
  let input = found
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const link = linkOf((deps.decide ?? decide)(input, deps.model), input.candidates, at)
    const linked = { request, context, link, population: populationOf(input.statistics, record) }
    const claim = link.visitorFound ? undefined : claimDigest(record, keys)
    const result = await persist(store, toVisit(linked, { snapshot, ...(claim !== undefined && { claim }) }, { readSignals, keepAddress }))
    if (result.outcome === 'erased') {
      input = await lookUp(store, seen, context)
      continue
    }
    if (result.outcome !== 'claimed') return result.event
    const claimed = await store.candidate(environmentId, result.visitorId)
    if (claimed) input = withClaimed(input, claimed)
  }
  throw new ServerError('service_unavailable', 'the visitor could not be settled; try again')
}

/** What linkage may see of a visit. A private network tells no visitor from another, so it is left out as well. */
function observed({ networkEvidence }: IdentifyDeps, components: Components, { headers, ipAddress, asn, tlsFingerprint, at }: VisitContext) {
  const withNetwork = networkEvidence && !isPrivateAddress(ipAddress)
  return {
    components,
    headers,
    at,
    ...(withNetwork && { networkPrefix: networkPrefix(ipAddress), ...(asn !== undefined && { asn }) }),
    ...(tlsFingerprint !== undefined && { tlsFingerprint }),
  }
}

async function lookUp(store: IdentifyDeps['store'], { observation, keys }: Seen, context: VisitContext): Promise<DecisionInput> {
  const { environmentId, token, at } = context
  const [found, owner, visitors, learned] = await Promise.all([
    store.candidates(environmentId, keys, MOST_CANDIDATES),
    token?.visitorId === undefined ? undefined : store.candidate(environmentId, token.visitorId),
    store.countVisitors(environmentId),
    store.learned(environmentId),
  ])
  const { statistics, traffic } = learned
  const input = { visit: observation, keys: keys.length, candidates: found, statistics, traffic: { visitors, ...traffic }, at }
  if (!token || !owner) return { ...input, ...(token && { token: {} }) }
  return { ...input, candidates: among(found, owner), token: { visitorId: owner.visitorId } }
}

/** `erased`: the visitor to link to went after it was looked up; nothing was written. */
async function persist(store: IdentifyDeps['store'], visit: Visit): Promise<PersistResult | { outcome: 'erased' }> {
  try {
    return await store.persist(visit)
  } catch (error) {
    if (error instanceof ServerError && error.code === 'visitor_not_found') return { outcome: 'erased' }
    throw error
  }
}

/** Another process has just made this visitor of the same claim and network. */
function withClaimed(input: DecisionInput, claimed: Candidate): DecisionInput {
  return { ...input, candidates: among(input.candidates, claimed), claimedBy: claimed.visitorId }
}

/** The candidates with one more, each once. */
function among(candidates: readonly Candidate[], one: Candidate): Candidate[] {
  return [one, ...candidates.filter(({ visitorId }) => visitorId !== one.visitorId)]
}
