import type { Event, IdentifyRequest } from '@selfsame/contract'
import { toEvent, type VisitContext } from './event.ts'
import { newEventId } from './ids.ts'
import type { Link } from './link.ts'
import { nearOf } from './linkage/index.ts'
import type { KeepAddress } from './privacy/keep-address.ts'
import { networkPrefix } from './request/client-address.ts'
import { signalInput } from './signal-input.ts'
import type { SignalReader } from './signal-reader.ts'
import type { Population } from './signals/index.ts'
import type { Visit } from './store/store.ts'

/** A visit whose visitor is known. */
export interface LinkedVisit {
  request: IdentifyRequest
  context: VisitContext
  link: Link
  population: Population
}

/** What makes an event of it. */
export interface Finishing {
  readSignals: SignalReader
  /** What of the address may be kept. */
  keepAddress: KeepAddress
}

/**
 * What is to be written of a visit. Most signals are read while the database is at work, those that count when the store
 * has counted the visit among the others, in the same transaction: so they cost no wait of their own, and what they count is exact.
 */
export function toVisit(visit: LinkedVisit, seen: Pick<Visit, 'snapshot' | 'claim'>, { readSignals, keepAddress }: Finishing): Visit {
  const { request, context, link } = visit
  const event = toEvent(newEventId(context.at), request, context, link)
  const kept = keepAddress(event)
  let begun: ReturnType<SignalReader> | undefined
  const begin = () => (begun ??= readSignals(signalInput(visit)))
  return {
    environmentId: context.environmentId,
    visitor: visitorOf(link),
    snapshot: seen.snapshot,
    ...(seen.claim !== undefined && { claim: seen.claim }),
    merges: link.merges,
    event: kept,
    explanation: link.explanation,
    activity: activityOf(kept, context),
    prepare: () => void begin(),
    complete(counted) {
      const { fields, explained } = begin()(counted)
      return { event: keepAddress({ ...event, ...fields }), explanation: { ...link.explanation, signals: explained } }
    },
    nonce: { value: request.nonce, bodyDigest: context.bodyDigest, networkPrefix: networkPrefix(context.ipAddress) },
  }
}

function visitorOf({ visitorId: id, visitorFound, explanation }: Link): Visit['visitor'] {
  const near = visitorFound ? undefined : nearOf(explanation)
  return { id, isNew: !visitorFound, ...(near && { near }) }
}

/** Counted by what may be kept of the address, or not by it at all. */
function activityOf({ ip_address: whole, ip_hash: hashed, linked_id: linkedId }: Event, { network }: VisitContext): NonNullable<Visit['activity']> {
  const [address, country] = [whole ?? hashed, network?.geolocation?.country_code]
  return {
    ...(address !== undefined && { address }),
    ...(linkedId !== undefined && { linkedId }),
    ...(country !== undefined && { country }),
  }
}
