import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { describe, expect, it } from 'vitest'
import { startReceiver } from '../tests/receiver.ts'
import type { Verdict } from './addresses.ts'
import { guardedConnector, type Lookup } from './connector.ts'
import { startSending } from './tests/sending.ts'

/** A resolver that gives these answers, one after the other. */
function resolver(...answers: string[][]): Lookup & { asked: number } {
  const lookup = (_: string, __: unknown, done: Parameters<Lookup>[2]) => {
    const answer = answers[Math.min(lookup.asked++, answers.length - 1)] ?? []
    done(null, answer.map((address) => ({ address, family: 4 })))
  }
  lookup.asked = 0
  return lookup
}

describe('nothing is sent', () => {
  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '0.0.0.0'])('to %s unless the operator allows it', async (host) => {
    await using receiver = await startReceiver()
    await using sending = await startSending({ allow: [] })
    const webhook = await sending.endpoint(receiver.url.replace('127.0.0.1', host))
    await sending.events(1)
    await expect.poll(() => sending.attempted.length).toBe(1)
    expect(await sending.list(webhook, 'pending')).toMatchObject([{ last: { failure: 'target_refused' } }])
    expect(receiver.connections).toBe(0)
  })

  it.each(['http://8.8.8.8/', 'http://hook.example/'])('to %s without TLS', async (url) => {
    await using sending = await startSending({ lookup: resolver(['8.8.8.8']) })
    const webhook = await sending.endpoint(url)
    await sending.events(1)
    await expect.poll(() => sending.attempted.length).toBe(1)
    expect(await sending.list(webhook, 'pending')).toMatchObject([{ last: { failure: 'target_refused' } }])
  })
})

describe('a name whose addresses change', () => {
  /** As if 127.0.0.1 were public, and the rest of the loopback private. */
  const judge = (address: string): Verdict => (address === '127.0.0.1' ? 'allowed' : 'refused')

  async function listenEverywhere() {
    const reached: string[] = []
    const server = createServer((request, response) => {
      reached.push(request.socket.localAddress ?? '')
      response.writeHead(200, { connection: 'close' }).end()
    })
    await new Promise<void>((resolve) => void server.listen(0, '0.0.0.0', resolve))
    const { port } = server.address() as AddressInfo
    const close = () => new Promise<void>((resolve) => void server.close(() => resolve()))
    return { port, reached, [Symbol.asyncDispose]: close }
  }

  it('is looked up once a connection, and it is that answer that is judged', async () => {
    await using server = await listenEverywhere()
    const lookup = resolver(['127.0.0.1'], ['127.0.0.2'])
    const pool = new Pool(`http://rebind.example:${server.port}`, { connect: guardedConnector({ judge, lookup }), connections: 1 })
    expect((await pool.request({ path: '/', method: 'POST' })).statusCode).toBe(200)
    await expect(pool.request({ path: '/', method: 'POST' })).rejects.toMatchObject({ code: 'target_refused' })
    expect(lookup.asked).toBe(2)
    expect(server.reached).toEqual(['127.0.0.1'])
    await pool.destroy()
  })

  it('is reached at those alone that are allowed', async () => {
    await using server = await listenEverywhere()
    const lookup = resolver(['127.0.0.2', '127.0.0.1', '10.0.0.1'])
    const pool = new Pool(`http://mixed.example:${server.port}`, { connect: guardedConnector({ judge, lookup }) })
    expect((await pool.request({ path: '/', method: 'POST' })).statusCode).toBe(200)
    expect(server.reached).toEqual(['127.0.0.1'])
    await pool.destroy()
  })
})
