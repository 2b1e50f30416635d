import { expect, test } from 'vitest'
import { start } from './agent.ts'
import { endpoint, failure, options } from './testing/endpoint.ts'

test('who gives up is told so, and leaves the request to the others', async () => {
  const { url, arrivals } = endpoint('slow')
  const agent = start(options(url))
  const { signal, abort } = controller()
  const [mine, other] = [failure(agent.get({ signal })), agent.get()]
  abort()
  expect(await mine).toMatchObject({ code: 'network_abort' })
  expect((await other).cacheHit).toBe(false)
  expect(await arrivals()).toHaveLength(1)
})

test('the last one to give up ends the request', async () => {
  const agent = start(options(endpoint('hang').url))
  const { signal, abort } = controller()
  const pending = [failure(agent.get({ signal })), failure(agent.get({ signal })), failure(agent.collect({ signal }))]
  abort()
  const gone = { code: 'network_abort' }
  expect(await Promise.all(pending)).toMatchObject([gone, gone, gone])
  expect(agent.getState()).toMatchObject({ status: 'error', error: gone })
})

test('with a signal that has fired nothing is sent', async () => {
  const { url, arrivals } = endpoint('ok')
  expect(await failure(start(options(url)).get({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'network_abort' })
  expect(await arrivals()).toEqual([])
})

function controller() {
  const abort = new AbortController()
  return { signal: abort.signal, abort: () => abort.abort() }
}
