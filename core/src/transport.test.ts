import { expect, test } from 'vitest'
import { start } from './agent.ts'
import { SelfsameError } from './errors.ts'
import { endpoint, failure, options, server } from './testing/endpoint.ts'

test('posts one simple request: text, no preflight, no cookie, no page address in the referrer', async () => {
  const { url, arrivals } = endpoint('ok')
  await start(options(url)).get({ tag: { cart: 3 }, linkedId: 'order-1' })

  const [arrival, ...others] = await arrivals()
  expect(others).toEqual([])
  expect(arrival?.method).toBe('POST')
  expect(arrival?.path).toMatch(/\/i$/)
  expect(arrival?.headers['content-type']).toMatch(/^text\/plain/)
  expect(arrival?.headers['cookie']).toBeUndefined()
  expect(arrival?.headers['referer'] ?? '').not.toMatch(/\?/)
  const body = JSON.parse(arrival?.body ?? '')
  expect(body).toMatchObject({ v: 1, key: 'pk_test', tag: { cart: 3 }, linkedId: 'order-1', sdk: { platform: 'js' } })
  expect(Object.keys(body.components)).toEqual(['platform'])
  expect(body).not.toHaveProperty('consent')
  expect(body).not.toHaveProperty('storage')
})

test('asks for a token where the site wants one, but not in a payload that no cookie can follow', async () => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url, { storage: 'cookie' }))
  await agent.get()
  expect(JSON.parse((await arrivals())[0]?.body ?? '')).toMatchObject({ storage: 'cookie' })
  expect(await agent.collect()).not.toHaveProperty('storage')
})

test('tries once more after a broken connection, with the same nonce and body', async () => {
  const { url, arrivals } = endpoint('flaky')
  const { visitorId } = await start(options(url)).get()

  expect(visitorId).toBe('abcdefghij0123456789')
  const bodies = (await arrivals()).map(({ body }) => body)
  expect(bodies).toHaveLength(2)
  expect(bodies[0]).toBe(bodies[1])
})

test('goes to the next endpoint where one is unreachable', async () => {
  const run = crypto.randomUUID()
  const { url: down } = endpoint('down', run)
  const { url: up, arrivals } = endpoint('ok', run)
  await start(options([down, up])).get()

  const paths = (await arrivals()).map(({ path }) => path.split('/')[1])
  expect(paths).toContain('down')
  expect(paths[paths.length - 1]).toBe('ok')
})

test('takes an error for an answer: no other endpoint is asked', async () => {
  const run = crypto.randomUUID()
  const { url: limited, arrivals } = endpoint('error-429-too_many_requests', run)
  const agent = start(options([limited, endpoint('ok', run).url]))

  const error = await failure(agent.get())
  expect(error).toBeInstanceOf(SelfsameError)
  expect(error).toMatchObject({ name: 'SelfsameError', code: 'too_many_requests', message: 'the server says too_many_requests' })
  expect(await arrivals()).toHaveLength(1)
  expect(agent.getState()).toEqual({ status: 'error', error })
})

test.for([
  ['error-403-public_api_key_not_found', 'public_api_key_not_found'],
  ['error-413-payload_too_large', 'payload_too_large'],
  ['error-500-failed', 'failed'],
  ['html', 'bad_response_format'],
  ['shape', 'bad_response_format'],
  ['down', 'network_connection'],
  ['half', 'network_connection'],
  ['closed', 'network_connection'],
])('an endpoint that is %s: %s', async ([behaviour, code]) => {
  const { url } = endpoint(behaviour ?? '')
  expect(await failure(start(options(url)).get())).toMatchObject({ code })
})

test('a connection failure keeps its cause', async () => {
  const error = await failure(start(options(endpoint('down').url)).get())
  expect(error).toMatchObject({ cause: { name: 'TypeError' } })
})

test('the time-out of the call ends the request', async () => {
  const started = performance.now()
  const error = await failure(start(options(endpoint('hang').url)).get({ timeout: 200 }))
  expect(error).toMatchObject({ code: 'client_timeout' })
  expect(performance.now() - started).toBeLessThan(2000)
})

test('the time-out of start() counts where the call has none', async () => {
  const error = await failure(start(options(endpoint('hang').url, { timeout: 150 })).get())
  expect(error).toMatchObject({ code: 'client_timeout', message: expect.stringContaining('150') })
})

test.for(['http://', 'ftp://example.com', 'data:text/plain,x', '//['])('%s is no endpoint', async (address) => {
  expect(await failure(start(options(address)).get())).toMatchObject({ code: 'invalid_endpoint' })
})

test('an empty list is no endpoint', async () => {
  expect(await failure(start(options([])).get())).toMatchObject({ code: 'invalid_endpoint' })
})

test('an endpoint may end in a slash', async () => {
  const { url, arrivals } = endpoint('ok')
  await start(options(`${url}/`)).get()
  expect((await arrivals())[0]?.path).toBe(`${new URL(url).pathname}/i`)
  expect(url).toContain(server())
})
