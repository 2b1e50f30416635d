import type { Ledger } from './ledger.ts'
import { sameNetwork } from './same-network.ts'
import { ServerApiError, type ApiEvent } from './server-api.ts'

/** What the back end itself knows of the request that brings an event id. */
export interface Claim {
  /** From the page, which can claim anything. */
  eventId: string
  /** IP address of the request, as your framework or proxy tells it; undefined where that is not known. */
  address: string | undefined
  /** ms since the epoch */
  now: number
}

export interface Limits {
  /** Origins of your pages: `https://www.example.com`. */
  origins: readonly string[]
  /** Oldest event that is taken, in ms. Short: the page asks for a fresh event when the form is sent. */
  maxAge: number
  /** Lowest `confidence.score` that a decision may be built on, in 0..1. */
  minConfidence: number
  /** Most accounts a visitor may have. */
  maxAccounts: number
}

/** Why a visit was refused, in words for the visitor. */
export const REASONS = {
  event_unknown: 'We do not know this visit. Please load the page again.',
  event_too_old: 'This visit is too long ago. Please try again.',
  event_used: 'This visit was used for a sign-up before. Please try again.',
  event_replayed: 'This visit is a copy of an earlier one.',
  origin_differs: 'This visit was of another site.',
  address_differs: 'This visit came from another network than the form. Please try again.',
  not_identified: 'We could not tell who you are.',
  confidence_low: 'We are not sure enough who you are.',
  too_many_accounts: 'You have as many accounts as one visitor may have.',
} as const satisfies Record<string, string>

export type Reason = keyof typeof REASONS

export type Verdict =
  | { accepted: true; visitorId: string; /** With the new one. */ accounts: number }
  | { accepted: false; reason: Reason; message: string }

export interface Evidence {
  /** Reads `GET /v4/events/{event_id}` with the secret key. */
  readEvent: (eventId: string) => Promise<ApiEvent>
  ledger: Ledger
}

/**
 * Decides on a sign-up by what the Selfsame server knows of the visit, not by what the page says: an event of now, of this
 * site, from the network that the form came from, made once and used once, by a visitor that is known well enough and has
 * not too many accounts. Counts the new account where it accepts.
 *
 * @throws {ServerApiError} the Selfsame server refused the key or did not answer; whether to let people in meanwhile is
 *   yours to decide
 */
export async function verifyVisit(claim: Claim, limits: Limits, { readEvent, ledger }: Evidence): Promise<Verdict> {
  const event = await find(claim.eventId, readEvent)
  if (!event) return refused('event_unknown')
  const flaw = flawOf(event, claim, limits)
  if (flaw) return refused(flaw)

  const visitor = event.identification
  if (!visitor) return refused('not_identified')
  if (visitor.confidence.score < limits.minConfidence) return refused('confidence_low')

  if (!(await ledger.useEvent(event.event_id, event.timestamp + limits.maxAge))) return refused('event_used')
  const accounts = await ledger.addAccount(visitor.visitor_id, limits.maxAccounts)
  return accounts === undefined ? refused('too_many_accounts') : { accepted: true, visitorId: visitor.visitor_id, accounts }
}

/** What is wrong with the event itself, whoever it was of. */
function flawOf(event: ApiEvent, { address, now }: Claim, { maxAge, origins }: Limits): Reason | undefined {
  if (now - event.timestamp > maxAge) return 'event_too_old'
  if (event.replayed) return 'event_replayed' // somebody sent what a browser had sent before
  if (!event.url || !origins.includes(new URL(event.url).origin)) return 'origin_differs' // your key, on somebody else's page
  if (sameNetwork(event.ip_address, address) === false) return 'address_differs' // an id that was handed on
  return undefined
}

async function find(eventId: string, readEvent: Evidence['readEvent']): Promise<ApiEvent | undefined> {
  if (!/^\d{13}\.[A-Za-z0-9]{6}$/.test(eventId)) return undefined
  try {
    return await readEvent(eventId)
  } catch (error) {
    if (error instanceof ServerApiError && error.status === 404) return undefined
    throw error
  }
}

function refused(reason: Reason): Verdict {
  return { accepted: false, reason, message: REASONS[reason] }
}
