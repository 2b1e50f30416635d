import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Event } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { main } from '../main.ts'
import { databases } from '../tests/databases.ts'
import { refusal, startTestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'
import { tempDir } from '@selfsame/testing'

const YAML = `name: sign-up
rules:
  - when: linked_id.startsWith("staff-")
    then: { type: allow }
  - id: too-often
    when: |
      velocity.events["24_hours"] > 1 ||
      suspect_score > 20
    then:
      type: block
      status_code: 429
      headers: [{ name: retry-after, value: "3600" }]
      body: Too many
`

async function run(args: string[], env: Record<string, string>) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

it.each(databases)('a ruleset made on the command line answers over %s', async (_name, open) => {
  await using settings = await open()
  await using server = await startTestServer(settings.env)
  using folder = tempDir('rulesets')
  const file = join(folder.path, 'sign-up.yaml')
  writeFileSync(file, YAML)
  const { env } = settings
  const made = await run(['rulesets', 'create', file], env)
  expect(made).toMatchObject({ code: 0, err: '' })
  const id = made.out.trim()
  expect(id).toMatch(/^rs_\w{13}$/)

  const eventIds = [await server.identify(visit()), await server.identify(visit())].map(({ body }) => body.eventId)
  const [first = '', second = ''] = eventIds
  const ask = async (eventId: string, rulesetId: string) => server.get<Event>(`/v4/events/${eventId}?ruleset_id=${rulesetId}&ii=x`)
  expect((await ask(first, id)).body.rule_action).toEqual({ ruleset_id: id, type: 'allow' })
  expect((await ask(second, id)).body).toMatchObject({
    event_id: second,
    rule_action: {
      ruleset_id: id,
      rule_id: 'too-often',
      rule_expression: 'velocity.events["24_hours"] > 1 ||\nsuspect_score > 20\n',
      type: 'block',
      status_code: 429,
      headers: [{ name: 'retry-after', value: '3600' }],
      body: 'Too many',
    },
  })
  expect((await server.get<Event>(`/v4/events/${second}`)).body).not.toHaveProperty('rule_action')
  for (const unknown of ['rs_unknown', '%C3%9F']) expect(refusal(await ask(first, unknown))).toEqual([400, 'ruleset_not_found'])
  expect(refusal(await server.get(`/v4/events/${first}?ruleset_id=${id}&ruleset_id=${id}`))).toEqual([400, 'request_cannot_be_parsed'])
  expect(refusal(await ask('1790000000000.zzzzzz', id))).toEqual([404, 'event_not_found'])

  const listed = await run(['rulesets', 'list', '--json'], env)
  expect(listed).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(listed.out)).toMatchObject([{ id, name: 'sign-up' }])
  const tried = await run(['rulesets', 'test', file, first, '--json'], env)
  expect(tried).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(tried.out)).toMatchObject({
    rules: [{ result: 'undecided', reason: 'Unknown variable: linked_id' }, { rule_id: 'too-often', result: 'false' }],
    rule_action: { type: 'allow' },
  })
  writeFileSync(file, (await run(['rulesets', 'show', id], env)).out)
  expect(await run(['rulesets', 'create', file], env)).toMatchObject({ code: 0 })
  expect(await run(['rulesets', 'delete', id], env)).toMatchObject({ code: 0 })
  expect(refusal(await ask(first, id))).toEqual([400, 'ruleset_not_found'])
})

it('a mistake is told with the place in the expression', async () => {
  using folder = tempDir('rulesets')
  const file = join(folder.path, 'rules.yaml')
  writeFileSync(file, 'name: a\nrules:\n  - when: |\n      vpn ||\n      bto == "bad"\n    then: { type: block }\n')
  expect(await run(['rulesets', 'create', file], { SELFSAME_DATA_DIR: folder.path })).toEqual({
    code: 2,
    out: '',
    err: `${file} is no ruleset:\n  rules.0.when: Unknown variable: bto\n    bto == "bad"\n    ^^^\n`,
  })
})
