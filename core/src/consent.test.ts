import { expect, test } from 'vitest'
import { start } from './agent.ts'
import { endpoint, failure, options } from './testing/endpoint.ts'

const cache = { storage: 'localStorage', prefix: 'consent-test' } as const

test('collects and asks nothing before consent', async () => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url, { consent: 'required' }))
  expect(agent.getState()).toEqual({ status: 'awaiting-consent' })
  expect(await failure(agent.get())).toMatchObject({ code: 'consent_required' })
  expect(await failure(agent.collect())).toMatchObject({ code: 'consent_required' })
  expect(agent.getState()).toEqual({ status: 'awaiting-consent' })
  expect(await arrivals()).toEqual([])
})

test('a grant opens the way, and the request says so', async () => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url, { consent: 'required' }))
  let changes = 0
  agent.subscribe(() => changes++)
  agent.grantConsent()
  agent.grantConsent()
  expect(agent.getState()).toEqual({ status: 'idle' })
  expect(changes).toBe(1)
  await agent.get()
  expect(JSON.parse((await arrivals())[0]?.body ?? '').consent).toBe('granted')
})

test('not even a kept answer is read before consent', async () => {
  const { url } = endpoint('ok')
  await start(options(url, { cache })).get()
  const agent = start(options(url, { cache, consent: 'required' }))
  expect(await failure(agent.get())).toMatchObject({ code: 'consent_required' })
  agent.grantConsent()
  expect((await agent.get()).cacheHit).toBe(true)
  agent.revokeConsent()
})

test('revoking ends what is under way and forgets the state', async () => {
  const agent = start(options(endpoint('hang').url))
  const pending = [failure(agent.get()), failure(agent.collect())]
  agent.revokeConsent()
  expect(await Promise.all(pending)).toMatchObject([{ code: 'network_abort' }, { code: 'network_abort' }])
  expect(agent.getState()).toEqual({ status: 'awaiting-consent' })
  expect(await failure(agent.get())).toMatchObject({ code: 'consent_required' })
})

test('revoking empties the cache, and leaves what is not its own', async () => {
  localStorage.setItem('consent-test-of-the-site', 'stays')
  const agent = start(options(endpoint('ok').url, { cache }))
  await agent.get()
  expect(Object.keys(localStorage).filter((name) => name.startsWith('consent-test:'))).toHaveLength(1)
  agent.revokeConsent()
  expect(Object.keys(localStorage).filter((name) => name.startsWith('consent-test'))).toEqual(['consent-test-of-the-site'])
  localStorage.removeItem('consent-test-of-the-site')
})

test('after a new grant a new request is made, in the same tick too', async () => {
  const { url, arrivals } = endpoint('slow')
  const agent = start(options(url))
  const ended = failure(agent.get())
  agent.revokeConsent()
  agent.grantConsent()
  const data = await agent.get()
  expect(await ended).toMatchObject({ code: 'network_abort' })
  expect(agent.getState()).toEqual({ status: 'success', data })
  const bodies = (await arrivals()).map(({ body }) => JSON.parse(body))
  expect(bodies[bodies.length - 1].consent).toBe('granted')
})

test('revoking clears the token where there may be one', async () => {
  const run = crypto.randomUUID()
  const { url, arrivals } = endpoint('ok', run)
  start(options(url, { storage: 'cookie' })).revokeConsent()
  await expect.poll(async () => (await arrivals()).map(({ method, path }) => `${method} ${path}`)).toContain(`DELETE /ok/${run}/t`)
})

test('revoking asks no server where there is no token, nor with a wrong endpoint', async () => {
  const { url, arrivals } = endpoint('ok')
  start(options(url)).revokeConsent()
  start(options('http://', { storage: 'cookie' })).revokeConsent()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await arrivals()).toEqual([])
})
