import type { Event } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { ExpressionError, parseExpression } from './expression.ts'

const EVENT: Event = {
  event_id: '1790000000000.a1B2c3',
  timestamp: 1_790_000_000_000,
  bot: 'bad',
  vpn: false,
  vpn_methods: { public_vpn: false },
  suspect_score: 21,
  linked_id: 'ann',
  tags: { plan: 'free', seats: [1, 2, 3] },
  identification: { visitor_id: 'AAAAAAAAAAAAAAAAAAAA', visitor_found: true, confidence: { score: 0.97 } },
  velocity: { events: { '5_minutes': 3, '1_hour': 3, '24_hours': 60 } },
  ip_info: { v4: { address: '203.0.113.7', geolocation: { country_code: 'FR' } } },
}

const stateOf = (source: string) => parseExpression(source).evaluate(EVENT).state

it.each([
  ['bot == "bad"', 'true'],
  ['bot in ["good", "bad"] && !vpn', 'true'],
  ['suspect_score >= 20 && suspect_score < 21.5', 'true'],
  ['velocity.events["24_hours"] > 50', 'true'],
  ['identification.visitor_found && identification.confidence.score < 0.9', 'false'],
  ['ip_info.v4.geolocation.country_code in ["FR", "DE"]', 'true'],
  ['tags.plan == "free" && size(tags.seats) == 3', 'true'],
  ['tags.seats.exists(seat, seat == 3)', 'true'],
  ['linked_id.startsWith("a")', 'true'],
  // What the event lacks decides nothing, unless the other side does.
  ['incognito', 'undecided'],
  ['!incognito', 'undecided'],
  ['incognito || bot == "bad"', 'true'],
  ['incognito && bot == "good"', 'false'],
  ['vpn_methods.relay', 'undecided'],
  ['has(vpn_methods.relay) && vpn_methods.relay', 'false'],
  ['tags.other == 1', 'undecided'],
  ['tags.plan > 1', 'undecided'],
  ['velocity.ip_events["1_hour"] > 5', 'undecided'],
])('%s is %s', (source, state) => {
  expect(stateOf(source)).toBe(state)
})

it.each<[string, number, RegExp]>([
  ['bot == ', 7, /unexpected token/i],
  ['bot == "bad" || nope', 16, /unknown variable: nope/i],
  ['vpn_methods.rely', 12, /no such key: rely/i],
  ['bot == 5', 0, /no such overload/i],
  ['suspect_score', 0, /expected true or false, it gives double/],
  ['vpn && url.matches("(a+)+$")', 7, /matches\(\) is not available/],
  ['tags.a.exists(x, tags.b.exists(y, y == x))', 17, /exists\(\) inside of another such call/],
  ['rule_action.type == "block"', 0, /unknown variable/i],
  ['constructor.constructor("return process")()', 41, /./],
  ['__proto__ == 1', 0, /./],
])('%s is told, with the place', (source, position, message) => {
  const error = mistakeIn(source)
  expect(error?.message).toMatch(message)
  expect(error?.position).toBe(position)
})

describe('has bounds', () => {
  it.each([['long', `bot == "${'x'.repeat(4_000)}"`], ['deep', `${'(vpn ? '.repeat(50)}vpn${' : vpn)'.repeat(50)}`], ['wide', Array.from({ length: 400 }, () => 'vpn').join(' || ')]])('for %s ones', (_what, source) => {
    expect(mistakeIn(source)).toBeInstanceOf(ExpressionError)
  })
})

function mistakeIn(source: string): ExpressionError | undefined {
  try {
    parseExpression(source)
  } catch (error) {
    if (error instanceof ExpressionError) return error
    throw error
  }
  return undefined
}
