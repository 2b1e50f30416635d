import type { Event } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { ruleActionOf } from './rule-action.ts'
import { compileRuleset, readRuleset, RulesetError } from './ruleset.ts'

const DOCUMENT = {
  name: 'sign-up',
  rules: [
    { id: 'trusted', when: 'linked_id == "ann"', then: { type: 'allow', request_header_modifications: { set: [{ name: 'x-visitor', value: 'known' }] } } },
    { when: 'bot == "bad" || incognito', then: { type: 'block', status_code: 403, headers: [{ name: 'content-type', value: 'application/json' }], body: '{"title":"Forbidden"}' } },
  ],
}

let made = 0
const newId = () => `r_${++made}`
const event = (fields: Partial<Event>): Event => ({ event_id: '1790000000000.a1B2c3', timestamp: 1_790_000_000_000, ...fields })
const problemsOf = (document: unknown) => {
  try {
    readRuleset(document, newId)
  } catch (error) {
    if (error instanceof RulesetError) return error.problems
    throw error
  }
  return []
}

it('the first rule that is true decides, in the words of the official SDK', () => {
  const ruleset = readRuleset(DOCUMENT, () => 'r_made')
  const compiled = compileRuleset(ruleset)
  expect(ruleset.rules.map(({ id }) => id)).toEqual(['trusted', 'r_made'])
  expect(ruleActionOf('rs_a', compiled, event({ linked_id: 'ann', bot: 'bad' }))).toEqual({
    ruleset_id: 'rs_a',
    rule_id: 'trusted',
    rule_expression: 'linked_id == "ann"',
    type: 'allow',
    request_header_modifications: { set: [{ name: 'x-visitor', value: 'known' }] },
  })
  expect(ruleActionOf('rs_a', compiled, event({ bot: 'bad' }))).toEqual({
    ruleset_id: 'rs_a',
    rule_id: 'r_made',
    rule_expression: 'bot == "bad" || incognito',
    type: 'block',
    status_code: 403,
    headers: [{ name: 'content-type', value: 'application/json' }],
    body: '{"title":"Forbidden"}',
  })
})

it('where none is true it is what the ruleset says otherwise', () => {
  expect(ruleActionOf('rs_a', compileRuleset(readRuleset(DOCUMENT, newId)), event({ bot: 'good' }))).toEqual({ ruleset_id: 'rs_a', type: 'allow' })
  const strict = readRuleset({ ...DOCUMENT, otherwise: { type: 'block', status_code: 429 } }, newId)
  expect(ruleActionOf('rs_a', compileRuleset(strict), event({}))).toEqual({ ruleset_id: 'rs_a', type: 'block', status_code: 429 })
})

describe('a document that is none', () => {
  it('tells every expression that is wrong', () => {
    const rules = ['bot = "bad"', 'vpn', 'nope'].map((when) => ({ when, then: { type: 'block' } }))
    expect(problemsOf({ name: 'a', rules })).toMatchObject([
      { path: 'rules.0.when', position: 4 },
      { path: 'rules.2.when', position: 0, length: 4 },
    ])
  })

  it.each<[unknown, string]>([
    [null, ''],
    [{ name: 'a', rules: [] }, 'rules'],
    [{ name: 'a', rules: [{ when: 'vpn', then: { type: 'ban' } }] }, 'rules.0.then.type'],
    [{ name: 'a', rules: [{ when: 'vpn', then: { type: 'block', status_code: 99 } }] }, 'rules.0.then.status_code'],
    [{ name: 'a', rules: [{ when: 'vpn', then: { type: 'block', headers: [{ name: 'a b', value: '' }] } }] }, 'rules.0.then.headers.0.name'],
    [{ name: 'a', rules: [{ when: 'vpn', then: { type: 'block', headers: [{ name: 'a', value: 'x\r\ny: z' }] } }] }, 'rules.0.then.headers.0.value'],
    [{ name: 'a', rules: [{ when: 'vpn', then: { type: 'allow' }, what: 1 }] }, 'rules.0'],
    [{ name: 'a', rules: ['x', 'x'].map((id) => ({ id, when: 'vpn', then: { type: 'allow' } })) }, 'rules'],
  ])('%j: %s', (document, path) => {
    expect(problemsOf(document).map((problem) => problem.path)).toEqual([path])
  })
})
