import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { isValidWebhookSignature } from '@fingerprint/node-sdk'
import { main } from '../main.ts'
import { startReceiver } from '../tests/receiver.ts'
import { startCliServer } from '../tests/test-cli.ts'
import { visit } from '../tests/visit.ts'

async function run(args: string[], env: Record<string, string>) {
  let [out, err] = ['', '']
  const code = await main(['webhooks', ...args], { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

async function json<T>(args: string[], env: Record<string, string>): Promise<T> {
  const { code, out, err } = await run([...args, '--json'], env)
  if (code !== 0) throw new Error(err)
  return JSON.parse(out) as T
}

const WAIT = { timeout: 20_000 }

describe('selfsame webhooks', () => {
  it('an endpoint is told of the events of a running server, sees a rotation, and can be sent to again', async () => {
    using folder = tempDir('webhooks')
    await using receiver = await startReceiver((_, count) => ({ status: count === 1 ? 410 : 200 }))
    const env = { SELFSAME_DATA_DIR: folder.path, SELFSAME_WEBHOOK_ALLOW: '127.0.0.1', SELFSAME_ENCRYPTION_KEY: 'ab'.repeat(32) }
    const { id, secret } = await json<{ id: string; secret: string }>(['create', receiver.url], env)
    const server = await startCliServer(env)
    const { eventId } = (await server.identify(visit())).body
    const show = () => json<Record<string, unknown>>(['show', id], env)
    await expect.poll(show, WAIT).toMatchObject({ state: 'disabled', reason: 'the receiver answered 410 Gone', pending: 1 })

    const { secret: renewed } = await json<{ secret: string }>(['rotate', id, '--overlap', '1h'], env)
    await run(['enable', id], env)
    expect(await json(['resend', id, '--event', eventId], env)).toEqual({ id, resent: 1 })
    await expect.poll(() => receiver.received.length, WAIT).toBe(2)
    const [first, second] = receiver.received
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(JSON.parse(second?.body ?? '')).toEqual((await server.get(`/v4/events/${eventId}`)).body)
    for (const each of [secret, renewed]) {
      expect(isValidWebhookSignature({ header: String(second?.headers['fpjs-event-signature']), data: Buffer.from(second?.body ?? ''), secret: each })).toBe(true)
    }
    const deliveries = () => json<unknown[]>(['deliveries', id, '--state', 'delivered'], env)
    await expect.poll(deliveries, WAIT).toMatchObject([{ subjectId: eventId, state: 'delivered', last: { status: 200 } }])
    expect((await run(['deliveries', id, '--state', 'delivered'], env)).out).toMatch(/^msg_\S+ {2}event {2}\S+ {2}delivered after 1 {2}taken \(200\)/)
    expect(await server.stop()).toEqual({ code: 0, signal: null })
    expect(server.output()).not.toContain(secret)
    expect(server.output()).not.toContain(receiver.url)
  })

  it('lists, shows, disables and takes away, and never tells a secret again', async () => {
    using folder = tempDir('webhooks')
    const env = { SELFSAME_DATA_DIR: folder.path }
    const created = await run(['create', 'https://example.com/hook', '--merges'], env)
    const [id = '', secret = ''] = created.out.trim().split('\n')
    expect(created).toMatchObject({ code: 0, err: expect.stringContaining('SELFSAME_ENCRYPTION_KEY would encrypt it') })
    expect(secret).toMatch(/^whsec_/)
    expect(await json(['list'], env)).toMatchObject([{ id, url: 'https://example.com/hook', types: ['event', 'visitor.merged'], state: 'enabled' }])
    const texts = []
    for (const words of [['list'], ['show', id], ['disable', id], ['list'], ['deliveries', id], ['resend', id, '--dead'], ['enable', id], ['delete', id], ['list']]) {
      const { code, out, err } = await run(words, env)
      expect([words, code]).toEqual([words, 0])
      texts.push(out + err)
    }
    expect(texts.join()).not.toContain(secret)
    expect(texts[3]).toContain('by hand')
    expect(texts.at(-1)).toBe('')
  })

  it.each([
    [['create', 'http://example.com/'], 2, /expected https/],
    [['create', 'https://10.0.0.1/'], 2, /SELFSAME_WEBHOOK_ALLOW/],
    [['show', 'wh_0000000000000000'], 1, /no webhook "wh_0000000000000000"/],
    [['rotate', 'wh_0000000000000000', '--overlap', '1000'], 2, /expected a time such as 90s/],
    [['resend', 'wh_0000000000000000'], 2, /expected one of/],
    [['resend', 'wh_0000000000000000', '--dead', '--event', 'x'], 2, /expected one of/],
    [['deliveries', 'wh_0000000000000000', '--state', 'lost'], 2, /Allowed choices/],
    [['list', '--environment', 'nowhere'], 1, /no environment "nowhere"/],
  ])('%j ends with %i and says why', async (words, code, said) => {
    using folder = tempDir('webhooks')
    expect(await run(words, { SELFSAME_DATA_DIR: folder.path })).toMatchObject({ code, out: '', err: expect.stringMatching(said) })
  })
})
