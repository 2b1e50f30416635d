import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import type { Event, EventSearchResult, IdentifyResponse } from '@selfsame/contract'
import { runCommand } from '../tests/run-command.ts'
import { refusal, startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'

interface Made {
  id: string
  name: string
  keys: { kind: 'public' | 'secret'; key: string }[]
}

/** A server, and the command beside it over the same data, as another process. */
async function startWithCommand() {
  const folder = tempDir('environments')
  const env = { SELFSAME_DATA_DIR: folder.path }
  const server = await startTestServer(env)
  const command = (...args: string[]) => runCommand(args, env)
  const json = async <T>(...args: string[]): Promise<T> => JSON.parse((await command(...args, '--json')).out)
  return { server, command, json, [Symbol.asyncDispose]: async () => (await server[Symbol.asyncDispose](), folder.remove()) }
}

async function make(json: <T>(...args: string[]) => Promise<T>, name: string, ...rules: string[]) {
  const made = await json<Made>('environments', 'create', name, ...rules)
  const keyOf = (kind: string) => made.keys.find((key) => key.kind === kind)?.key ?? ''
  return { ...made, publicKey: keyOf('public'), secretKey: keyOf('secret') }
}

const identify = (server: TestServer, key: string, headers: Record<string, string> = {}) => server.identify<IdentifyResponse>(visit({ key }), headers)

describe('environments on one server', () => {
  it('have visitors of their own: the same browser is somebody else there', async () => {
    await using site = await startWithCommand()
    const [one, two] = [await make(site.json, 'one'), await make(site.json, 'two')]
    const first = await identify(site.server, one.publicKey)
    const again = await identify(site.server, one.publicKey)
    const elsewhere = await identify(site.server, two.publicKey)
    expect(again.body.visitorId).toBe(first.body.visitorId)
    expect(elsewhere.body).toMatchObject({ visitorFound: false })
    expect(elsewhere.body.visitorId).not.toBe(first.body.visitorId)
    const { events } = (await site.server.get<EventSearchResult>('/v4/events', two.secretKey)).body
    expect(events.map(({ event_id, environment_id }) => [event_id, environment_id])).toEqual([[elsewhere.body.eventId, two.id]])
  })

  it('take pages of the listed origins alone, from the next request on', async () => {
    await using site = await startWithCommand()
    const { publicKey } = await make(site.json, 'shop')
    const ask = async (origin?: string) => (await identify(site.server, publicKey, origin === undefined ? {} : { origin })).status
    expect(await ask('https://evil.example')).toBe(200)
    await site.json('environments', 'set', 'shop', '--origin', 'https://shop.example', 'https://*.shop.example')
    expect([await ask('https://shop.example'), await ask('https://www.shop.example'), await ask('https://evil.example'), await ask('null'), await ask()]).toEqual([200, 200, 403, 403, 403])
    const refused = await identify(site.server, publicKey, { origin: 'https://evil.example' })
    expect(refusal(refused)).toEqual([403, 'origin_not_allowed'])
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect(site.server.logs()).toContain('"refusedBy":"origin"')
    await site.json('environments', 'set', 'shop', '--origin', 'none')
    expect(await ask('https://evil.example')).toBe(200)
  })

  it('keep networks and headers out, and do not say by which rule', async () => {
    await using site = await startWithCommand()
    const { publicKey } = await make(site.json, 'shop', '--block-header', 'user-agent: *HeadlessChrome*', 'x-bot: *', '--allow-address', '127.0.0.0/8')
    const ask = async (headers: Record<string, string>) => refusalOrStatus(await identify(site.server, publicKey, headers))
    expect(await ask({ 'user-agent': 'Mozilla/5.0 Chrome/140' })).toBe(200)
    expect(await ask({ 'user-agent': 'Mozilla/5.0 headlesschrome/140' })).toEqual([403, 'request_blocked'])
    expect(await ask({ 'x-bot': '' })).toEqual([403, 'request_blocked'])
    await site.json('environments', 'set', 'shop', '--block-header', 'none', '--block-address', '127.0.0.1')
    expect(await ask({ 'x-bot': '1', 'x-forwarded-for': '192.0.2.1' })).toEqual([403, 'request_blocked'])
    await site.json('environments', 'set', 'shop', '--block-address', 'none', '--allow-address', '192.0.2.0/24')
    expect(await ask({})).toEqual([403, 'request_blocked'])
    await site.json('environments', 'set', 'shop', '--allow-address', 'none', '--allow-header', 'x-app: web*')
    expect([await ask({}), await ask({ 'x-app': 'Web 2' })]).toEqual([[403, 'request_blocked'], 200])
  })

  it('in zero-trust mode tell the page the event alone, and the back end who it was', async () => {
    await using site = await startWithCommand()
    const { publicKey, secretKey } = await make(site.json, 'shop', '--zero-trust', 'on')
    const { body } = await identify(site.server, publicKey)
    expect(body).toEqual({ eventId: expect.any(String) })
    const event = (await site.server.get<Event>(`/v4/events/${body.eventId}`, secretKey)).body
    expect(event.identification?.visitor_id).toMatch(/^\w{20}$/)
  })

  it('are deleted with all their keys and visitors', async () => {
    await using site = await startWithCommand()
    const { publicKey, secretKey } = await make(site.json, 'shop')
    await identify(site.server, publicKey)
    expect(await site.command('environments', 'delete', 'shop')).toMatchObject({ code: 2, err: expect.stringMatching(/1 visitor.*--yes/s) })
    const { id } = await site.json<Made>('environments', 'delete', 'shop', '--yes')
    expect(await site.json('audit', '--all')).toEqual([
      { id: expect.any(String), environmentId: id, at: expect.any(Number), action: 'environment.deleted', details: { by: 'command line', name: 'shop', visitors: 1 } },
    ])
    expect(await site.json('audit')).toEqual([])
    expect(refusal(await identify(site.server, publicKey))).toEqual([403, 'public_api_key_not_found'])
    expect((await site.server.get('/v4/events', secretKey)).status).toBe(403)
    expect(await site.command('environments', 'delete', 'default', '--yes')).toMatchObject({ code: 2 })
  })
})

describe('selfsame environments', () => {
  it('lists and shows, and says what is wrong with a rule and what there is instead of what is not', async () => {
    using folder = tempDir('environments')
    const env = { SELFSAME_DATA_DIR: folder.path }
    await runCommand(['environments', 'create', 'shop', '--origin', 'https://shop.example'], env)
    expect((await runCommand(['environments', 'list'], env)).out.trim().split('\n').map((line) => line.split('  ')[1])).toEqual(['default', 'shop'])
    expect((await runCommand(['environments', 'show', 'shop'], env)).out).toMatch(/origins +https:\/\/shop.example\n[\s\S]*public +\S+ +pk_\w{4}\.\.\./)
    expect(await runCommand(['environments', 'create', 'shop'], env)).toMatchObject({ code: 1, err: expect.stringContaining('already') })
    expect(await runCommand(['environments', 'create', ' shop'], env)).toMatchObject({ code: 2 })
    expect(await runCommand(['environments', 'show', 'shopp'], env)).toMatchObject({ code: 1, err: expect.stringMatching(/There are: default, shop\./) })
    const wrong = await runCommand(['environments', 'set', 'shop', '--origin', 'shop.example', '--block-address', '10.0.0.0/33'], env)
    expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/--origin "shop.example": expected an origin[\s\S]*--block-address "10.0.0.0\/33": expected/) })
    expect((await runCommand(['environments', 'show', 'shop', '--json'], env)).out).toContain('"origins":["https://shop.example"]')
  })
})

function refusalOrStatus(answer: Awaited<ReturnType<typeof identify>>) {
  return answer.status === 200 ? 200 : refusal(answer)
}
