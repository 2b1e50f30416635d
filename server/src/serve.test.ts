import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { freePort, tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { startCli, startCliServer, type CliServer } from './tests/test-cli.ts'
import { client } from './tests/test-server.ts'
import { visit } from './tests/visit.ts'

const WAIT_MS = 30_000

describe('selfsame serve', () => {
  it('makes keys on the first run, prints them once, and needs no configuration', async () => {
    const folder = tempDir('first')
    const env = { SELFSAME_DATA_DIR: folder.path, SELFSAME_PORT: String(await freePort()) }
    const first = await startCli(['serve'], env)
    const [, url = ''] = await first.waitForLine(/listening on (http:\S+)/, WAIT_MS)
    const [publicKey = ''] = first.output().match(/pk_[A-Za-z0-9]{24}\b/) ?? []
    const [secretKey = ''] = first.output().match(/sk_[A-Za-z0-9]{32}\b/) ?? []
    const answer = await client(url).identify(visit({ key: publicKey }))
    expect(answer.status).toBe(200)
    expect((await client(url).get(`/v4/events/${answer.body.eventId}`, secretKey)).status).toBe(200)
    expect(await first.stop()).toEqual({ code: 0, signal: null })

    const second = await startCli(['serve'], env)
    await second.waitForLine(/listening on/, WAIT_MS)
    expect(second.output()).not.toMatch(/[ps]k_[A-Za-z0-9]{24}/)
    expect((await client(url).get(`/v4/events/${answer.body.eventId}`, secretKey)).status).toBe(200)
    await second.stop()
    folder.remove()
  })

  it('says which port is taken, and what to do', async () => {
    using folder = tempDir('busy')
    const busy = createServer()
    await new Promise<void>((resolve) => void busy.listen(0, '127.0.0.1', resolve))
    const { port } = busy.address() as AddressInfo
    const server = await startCli(['serve'], { SELFSAME_DATA_DIR: folder.path, SELFSAME_PORT: String(port) })
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(server.output()).toContain(`Port ${port} is taken by another program.`)
    expect(server.output()).toContain(`SELFSAME_PORT=${port + 1} selfsame serve`)
    const metrics = await startCli(['serve', '--port', '0'], { SELFSAME_DATA_DIR: folder.path, SELFSAME_METRICS_PORT: String(port) })
    expect(await metrics.exited).toEqual({ code: 1, signal: null })
    expect(metrics.output()).toContain(`Port ${port} is taken by another program.`)
    expect(metrics.output()).toContain(`SELFSAME_METRICS_PORT=${port + 1} selfsame serve`)
    await closed(busy)
  })

  it('says where the database is not', async () => {
    const url = `mysql://root:hunter2@127.0.0.1:${await freePort()}/selfsame`
    const server = await startCli(['serve', '--port', '0'], { DATABASE_URL: url })
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(server.output()).toMatch(/Cannot open the database \(DATABASE_URL\): .*ECONNREFUSED/)
    expect(server.output()).not.toContain('hunter2')
  })

  it('names all that is wrong in its configuration at once', async () => {
    const env = { SELFSAME_PORT: 'http', SELFSAME_BASE_PATH: 's', SELFSAME_TRUSTED_PROXY: '::1' }
    const server = await startCli(['serve'], env)
    expect(await server.exited).toEqual({ code: 2, signal: null })
    expect(server.output()).toMatch(/SELFSAME_PORT: expected/)
    expect(server.output()).toMatch(/SELFSAME_BASE_PATH: expected/)
    expect(server.output()).toContain('SELFSAME_TRUSTED_PROXY is not a setting of this server; did you mean SELFSAME_TRUSTED_PROXIES?')
  })
})

describe('SIGTERM', () => {
  it('lets a request in flight end, takes no other, and exits with 0', async () => {
    using folder = tempDir('stop')
    const server = await startCliServer({ SELFSAME_DATA_DIR: folder.path })
    const { finish, answer } = await halfRequest(server)
    const stopped = server.stop()
    await server.waitForLine(/SIGTERM: finishing/, WAIT_MS)
    await expect(fetch(`${server.url}/health`)).rejects.toThrow('fetch failed')
    finish()
    expect(await answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*"visitorId"/)
    expect(await stopped).toEqual({ code: 0, signal: null })
  })

  it('does not wait for ever', async () => {
    using folder = tempDir('stop')
    const server = await startCliServer({ SELFSAME_DATA_DIR: folder.path, SELFSAME_SHUTDOWN_TIMEOUT: '300' })
    const { answer } = await halfRequest(server)
    expect(await server.stop()).toEqual({ code: 0, signal: null })
    expect(await answer).toBe('')
  })

  it('ends the process at once when it comes a second time', async () => {
    using folder = tempDir('stop')
    const server = await startCliServer({ SELFSAME_DATA_DIR: folder.path })
    const { answer } = await halfRequest(server)
    process.kill(server.pid, 'SIGTERM')
    await server.waitForLine(/SIGTERM: finishing/, WAIT_MS)
    process.kill(server.pid, 'SIGTERM')
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(await answer).toBe('')
  })
})

/** An identify request of which the last byte is still to come. */
async function halfRequest({ url }: CliServer): Promise<{ finish: () => void; answer: Promise<string> }> {
  const body = JSON.stringify(visit())
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1')
  let received = ''
  socket.on('data', (chunk) => (received += chunk.toString()))
  const answer = new Promise<string>((resolve) => void socket.on('close', () => resolve(received)).on('error', () => undefined))
  const head = `POST /s/i HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\n\r\n`
  await new Promise((resolve) => socket.write(head + body.slice(0, -1), resolve))
  // Written is not yet read: an answer to a later request says that the server has seen this one.
  await fetch(`${url}/health`)
  return { finish: () => void socket.write(body.slice(-1)), answer }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()))
}
