import type { Confidence, Event, EventIdentification, IdentifyRequest, IdentifyResponse } from '@selfsame/contract'
import { browserDetails } from './browser-details.ts'
import { clockSkew } from './freshness.ts'
import { rawDeviceAttributes } from './raw-device-attributes.ts'
import type { NetworkFacts } from './signals/index.ts'

/** What one visit brought, beside the body itself. */
export interface VisitContext {
  environmentId: string
  /** Headers as received: order, case and repetitions. */
  headers: readonly (readonly [name: string, value: string])[]
  ipAddress: string
  /** Number of the autonomous system the address belongs to, where a database tells. */
  asn?: number
  /** What databases and lists say of the address, where there are any. */
  network?: NetworkFacts
  /** Of the TLS handshake, where a trusted proxy tells. */
  tlsFingerprint?: string
  /** Whether nonce, clock and components are as an agent put them together; older agents do not say. */
  asMade?: boolean
  /** Tokens are in use; the visitor that the one which came along was given to, where that is known. */
  token?: { visitorId?: string }
  /** The operator wants what the agent read to be kept on the event. */
  rawAttributes?: boolean
  /** SHA-256 of the raw body, hexadecimal. */
  bodyDigest: string
  /** ms since the epoch */
  at: number
}

export interface Identification {
  visitorId: string
  visitorFound: boolean
  confidence: Confidence & { version: string }
  /** ms since the epoch */
  firstSeenAt: number
  lastSeenAt: number
}

export interface Found extends Identification {
  /** The answer at a lower threshold. */
  highRecall: Identification
  /** A token came along that the browser cannot own. */
  tokenMismatch: boolean
}

/** Longest user agent kept, in UTF-16 code units: the contract's bound for texts. */
const MAX_USER_AGENT = 512

/** The event of a visit, as the Server API gives it. */
export function toEvent(id: string, visit: IdentifyRequest, context: VisitContext, found: Found): Event {
  const { linkedId, tag, url, referrer } = visit
  const userAgent = userAgentOf(visit, context)
  const details = browserDetailsOf(visit, userAgent)
  const skew = clockSkew(visit.clock, context.at)
  return {
    event_id: id,
    timestamp: context.at,
    source: 'device',
    ...(linkedId !== undefined && { linked_id: linkedId }),
    ...(tag && { tags: tag }),
    environment_id: context.environmentId,
    sdk: toSdk(visit.sdk),
    replayed: false,
    ...(skew !== undefined && { clock_skew: skew }),
    identification: toIdentification(found),
    supplementary_id_high_recall: toIdentification(found.highRecall),
    ...(found.tokenMismatch && { token_mismatch: true }),
    ...(url !== undefined && { url }),
    ...(referrer && { client_referrer: referrer }),
    consent: { state: visit.consent ?? 'not_asked', ...(visit.purpose !== undefined && { purpose: visit.purpose }) },
    ip_address: context.ipAddress,
    ...(userAgent && { user_agent: userAgent }),
    ...(details && { browser_details: details, device: details.device, os: details.os, os_version: details.os_version }),
    ...(context.rawAttributes && { raw_device_attributes: rawDeviceAttributes(visit.components) }),
  }
}

/**
 * The agent's answer, read off the stored event: a retry gets the very same one.
 *
 * @param shows what the page may see beside the event's id: in zero-trust mode not even the visitor
 */
export function toResponse(event: Event, shows: { zeroTrust: boolean; suspectScore: boolean }): IdentifyResponse {
  const { event_id, identification, suspect_score: suspectScore } = event
  if (shows.zeroTrust) return { eventId: event_id }
  if (!identification) throw new TypeError(`event ${event_id} has no identification`)
  const { score, comment } = identification.confidence
  return {
    eventId: event_id,
    visitorId: identification.visitor_id,
    visitorFound: identification.visitor_found,
    confidence: { score, ...(comment !== undefined && { comment }) },
    firstSeenAt: identification.first_seen_at ?? 0,
    lastSeenAt: identification.last_seen_at ?? 0,
    ...(shows.suspectScore && suspectScore !== undefined && { suspectScore }),
  }
}

function toIdentification({ visitorId, visitorFound, confidence, firstSeenAt, lastSeenAt }: Identification): EventIdentification {
  return { visitor_id: visitorId, visitor_found: visitorFound, confidence, first_seen_at: firstSeenAt, last_seen_at: lastSeenAt }
}

function toSdk({ platform, version, integrations }: IdentifyRequest['sdk']): NonNullable<Event['sdk']> {
  return { platform, version, ...(integrations && { integrations: integrations.map(toIntegration) }) }
}

/** @param written `name@version`, or the name alone; a scope's `@` begins the name */
function toIntegration(written: string): { name: string; version?: string } {
  const at = written.lastIndexOf('@')
  return at > 0 ? { name: written.slice(0, at), version: written.slice(at + 1) } : { name: written }
}

/** @param userAgent as `userAgentOf` gives it */
export function browserDetailsOf({ components }: IdentifyRequest, userAgent: string | undefined): Event['browser_details'] {
  return browserDetails(userAgent, components.clientHints?.state === 'ok' ? components.clientHints.value : undefined)
}

/** The header first: it came by itself. */
export function userAgentOf({ components }: IdentifyRequest, { headers }: VisitContext): string | undefined {
  const header = headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1]
  const told = header || (components.userAgent?.state === 'ok' ? components.userAgent.value : undefined)
  return told?.slice(0, MAX_USER_AGENT)
}
