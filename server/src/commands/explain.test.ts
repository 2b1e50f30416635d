import { tempDir } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../main.ts'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'

async function run(args: string[], env: Record<string, string>) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

describe('selfsame explain', () => {
  const folder = tempDir('explain')
  const env = { SELFSAME_DATA_DIR: folder.path }
  let server: TestServer | undefined
  const eventIds: string[] = []
  beforeAll(async () => {
    const started = await startTestServer(env)
    server = started
    for (let count = 0; count < 2; count += 1) eventIds.push((await started.identify(visit())).body.eventId)
  })
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]()
    folder.remove()
  })

  it('says that somebody is new, and why another visit is of the same one', async () => {
    expect(await run(['explain', eventIds[0] ?? ''], env)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/: a new visitor: nobody known shares a blocking key/) })
    const { out } = await run(['explain', eventIds[1] ?? ''], env)
    expect(out).toMatch(/: linked to \w{20}\nconfidence +\S+, by model /)
    expect(out).toMatch(/Evidence that it is \w{20} and not someone new, in bits[^\n]*\n {2}expected +before +[+-]/)
    expect(out).toMatch(/ {2}\w+ +same +[+-]\d+\.\d +[+-]\d+\.\d /) // whichever weigh something in this model
    expect(out).toMatch(/runner-up +none/)
    expect(out).toMatch(/\nSignals: [^\n]*\n {2}bot +http-library +1 {2}\S[^]*\n {2}no detector fired: .*\bvelocity\b/)
  })

  it('gives the stored explanation as JSON', async () => {
    const { out } = await run(['explain', eventIds[1] ?? '', '--json'], env)
    expect(JSON.parse(out)).toMatchObject({ linkage: { decision: 'linked', candidates: [{ visitorId: expect.any(String) }] }, signals: expect.arrayContaining([expect.objectContaining({ name: 'bot', state: 'computed' })]) })
  })

  it('tells what is no event id from what is not there', async () => {
    expect(await run(['explain', 'x'], env)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('x is no event id') })
    expect(await run(['explain', '1790000000000.aaaaaa'], env)).toMatchObject({ code: 1, err: expect.stringContaining('No event 1790000000000.aaaaaa') })
    expect(await run(['explain'], env)).toMatchObject({ code: 2, err: expect.stringContaining('Usage:') })
  })
})
