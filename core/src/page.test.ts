import { afterEach, expect, test } from 'vitest'
import type { Components } from '@selfsame/contract'
import { endpoint, server } from './testing/endpoint.ts'
import type { StartOptions, VisitorData } from './types.ts'

/** What a page of testing/src/identify-endpoint/pages.ts tells. */
interface Outcome {
  data?: VisitorData
  components?: Components
  error?: { code: string; message: string }
  violations: string[]
}

interface Frame {
  options?: Partial<StartOptions>
  csp?: string
  sandbox?: string
  /** Address of the agent's script. */
  agent?: string
}

const STRICT = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"

afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()))

/** Runs the built agent in a cross-origin frame, on a page of its own with real headers. */
function run({ options = {}, csp, sandbox, agent }: Frame): Promise<Outcome> {
  const params = new URLSearchParams({ options: JSON.stringify(options), ...(csp && { csp }), ...(agent && { agent }) })
  const frame = document.createElement('iframe')
  if (sandbox) frame.setAttribute('sandbox', sandbox)
  frame.src = `${server()}/page?${params}`
  const outcome = new Promise<Outcome>((resolve) => {
    addEventListener('message', ({ source, data }) => source === frame.contentWindow && resolve(data))
  })
  document.body.append(frame)
  return outcome
}

test('works in a cross-origin frame', async () => {
  const { data, components } = await run({ options: { endpoint: endpoint('ok').url } })
  expect(data?.visitorId).toBe('abcdefghij0123456789')
  expect(Object.keys(components ?? {}).length).toBeGreaterThan(50)
})

test('works under a strict policy, and violates it nowhere', async () => {
  const { data, violations } = await run({ options: { endpoint: endpoint('ok').url }, csp: `${STRICT}; connect-src 'self'` })
  expect(violations).toEqual([])
  expect(data?.visitorFound).toBe(false)
})

test('a worker is asked for by the page alone, and where the policy refuses it, it is blocked', async () => {
  const options: Partial<StartOptions> = { endpoint: endpoint('ok').url, sources: { include: ['platform'], also: ['worker'] } }
  const policies = [undefined, "default-src 'none'; script-src 'self'; connect-src 'self'", `${STRICT}; connect-src 'self'`]
  const outcomes = await Promise.all(policies.map((csp) => run({ options, ...(csp && { csp }) })))
  expect(outcomes.map(({ components }) => components?.worker)).toEqual([{ state: 'ok', value: [] }, { state: 'blocked' }, { state: 'blocked' }])
  expect(outcomes.map(({ data }) => data?.visitorId)).toEqual(outcomes.map(() => 'abcdefghij0123456789'))
  expect(outcomes[0]?.violations).toEqual([])
})

test('a policy without connect-src is what the error names', async () => {
  const { error } = await run({ options: { endpoint: endpoint('ok').url, sources: { include: ['platform'] } }, csp: STRICT })
  expect(error?.code).toBe('csp_block')
  expect(error?.message).toContain('connect-src')
})

test('an endpoint that the policy allows is asked after one that it blocks', async () => {
  const { url } = endpoint('ok')
  const options: Partial<StartOptions> = { endpoint: ['https://elsewhere.example/s', url], sources: { include: ['platform'] } }
  const { data } = await run({ options, csp: `${STRICT}; connect-src 'self'` })
  expect(data?.visitorId).toBe('abcdefghij0123456789')
})

test('works in a sandboxed frame of opaque origin', async () => {
  const { data } = await run({ options: { endpoint: endpoint('ok').url }, sandbox: 'allow-scripts' })
  expect(data?.visitorId).toBe('abcdefghij0123456789')
})

test('a cache in storage that the frame is denied: as without', async () => {
  const cache = { storage: 'localStorage' } as const
  const { data } = await run({ options: { endpoint: endpoint('ok').url, cache }, sandbox: 'allow-scripts' })
  expect(data?.cacheHit).toBe(false)
})

test('a server that refuses opaque origins: sandboxed_iframe', async () => {
  const { error } = await run({ options: { endpoint: endpoint('closed').url, sources: { include: ['platform'] } }, sandbox: 'allow-scripts' })
  expect(error?.code).toBe('sandboxed_iframe')
})

test('cookies asked for in a frame that can have none: storage_blocked', async () => {
  const { error } = await run({ options: { endpoint: endpoint('ok').url, storage: 'cookie' }, sandbox: 'allow-scripts' })
  expect(error?.code).toBe('storage_blocked')
})

test('the script tag needs no endpoint: it asks where it came from', async () => {
  const { url, arrivals } = endpoint('ok')
  const { data } = await run({ options: { sources: { include: ['platform'] } }, agent: `${new URL(url).pathname}/agent.js` })
  expect(data?.visitorId).toBe('abcdefghij0123456789')
  expect((await arrivals()).map(({ path }) => path)).toEqual([`${new URL(url).pathname}/i`])
})
