import { describe, expect, it } from 'vitest'
import { memoryLedger } from './ledger.ts'
import { ServerApiError, type ApiEvent } from './server-api.ts'
import { verifyVisit, type Claim, type Evidence, type Limits } from './verify-visit.ts'

const NOW = 1_790_000_060_000
const EVENT_ID = '1790000000000.a1B2c3'
const VISITOR = 'A'.repeat(20)
const EVENT: ApiEvent = {
  event_id: EVENT_ID,
  timestamp: NOW - 1_000,
  url: 'https://shop.example/sign-up?from=mail',
  ip_address: '192.0.2.1',
  identification: { visitor_id: VISITOR, visitor_found: true, confidence: { score: 0.9 } },
}
const CLAIM: Claim = { eventId: EVENT_ID, address: '192.0.2.77', now: NOW }
const LIMITS: Limits = { origins: ['https://shop.example'], maxAge: 120_000, minConfidence: 0.5, maxAccounts: 2 }

function evidence(...events: ApiEvent[]): Evidence {
  const readEvent = async (eventId: string) => {
    const event = events.find(({ event_id }) => event_id === eventId)
    if (!event) throw new ServerApiError(404, 'event_not_found', 'No such event')
    return event
  }
  return { readEvent, ledger: memoryLedger(() => NOW) }
}

async function reasonFor(event: Partial<ApiEvent>, claim: Partial<Claim> = {}): Promise<string> {
  const verdict = await verifyVisit({ ...CLAIM, ...claim }, LIMITS, evidence({ ...EVENT, ...event }))
  return verdict.accepted ? 'accepted' : verdict.reason
}

const identified = (score: number) => ({ identification: { visitor_id: VISITOR, visitor_found: true, confidence: { score } } })

it('accepts a fresh event of this site, once, and counts the account', async () => {
  const known = evidence(EVENT)
  expect(await verifyVisit(CLAIM, LIMITS, known)).toEqual({ accepted: true, visitorId: VISITOR, accounts: 1 })
  expect(await verifyVisit(CLAIM, LIMITS, known)).toMatchObject({ accepted: false, reason: 'event_used' })
})

it('two requests with one event: one account', async () => {
  const known = evidence(EVENT)
  const verdicts = await Promise.all([verifyVisit(CLAIM, LIMITS, known), verifyVisit(CLAIM, LIMITS, known)])
  expect(verdicts.map(({ accepted }) => accepted).sort()).toEqual([false, true])
})

it('refuses an account more than a visitor may have', async () => {
  const events = ['a', 'b', 'c'].map((letter) => ({ ...EVENT, event_id: `1790000000000.${letter.repeat(6)}` }))
  const known = evidence(...events)
  const verdicts = []
  for (const { event_id } of events) verdicts.push(await verifyVisit({ ...CLAIM, eventId: event_id }, LIMITS, known))
  expect(verdicts[1]).toMatchObject({ accepted: true, accounts: 2 })
  expect(verdicts[2]).toMatchObject({ accepted: false, reason: 'too_many_accounts' })
})

describe('refuses', () => {
  it.each<[string, Partial<ApiEvent>, Partial<Claim>?]>([
    ['event_unknown', {}, { eventId: '1790000000000.zzzzzz' }],
    ['event_unknown', {}, { eventId: '../visitors/x' }],
    ['event_too_old', { timestamp: NOW - 120_001 }],
    ['event_replayed', { replayed: true }],
    ['origin_differs', { url: 'https://shop.example.evil.example/' }],
    ['address_differs', {}, { address: '198.51.100.7' }],
    ['confidence_low', identified(0.49)],
  ])('%s', async (reason, event, claim) => expect(await reasonFor(event, claim)).toBe(reason))

  it('an event without a page, and one without a visitor', async () => {
    const { url: _url, ...pageless } = EVENT
    expect(await verifyVisit(CLAIM, LIMITS, evidence(pageless))).toMatchObject({ reason: 'origin_differs' })
    const { identification: _visitor, ...nobody } = EVENT
    expect(await verifyVisit(CLAIM, LIMITS, evidence(nobody))).toMatchObject({ reason: 'not_identified' })
  })
})

it('takes what just holds', async () => {
  expect(await reasonFor({ timestamp: NOW - 120_000, ...identified(0.5) })).toBe('accepted')
  expect(await reasonFor({}, { address: '2001:db8::1' })).toBe('accepted') // IPv4 there, IPv6 here: cannot be compared
})

it('does not take a failure of the server for an answer', async () => {
  const down = { ...evidence(), readEvent: () => Promise.reject(new ServerApiError(502, 'unreachable', 'down')) }
  await expect(verifyVisit(CLAIM, LIMITS, down)).rejects.toMatchObject({ code: 'unreachable' })
})
