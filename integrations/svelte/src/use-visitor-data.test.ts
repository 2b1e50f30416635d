import { SelfsameError, start, type Agent, type StartOptions } from '@selfsame/core'
import { cleanup, render } from '@testing-library/svelte'
import { tick, type Component } from 'svelte'
import { get, writable, type Readable } from 'svelte/store'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { identifyEndpoint, type IdentifyEndpoint } from '../../../testing/src/identify-endpoint.ts'
import { getSelfsame, setSelfsame, useVisitorData, type UseVisitorDataOptions, type VisitorStore } from './index.ts'
import Harness from './test/harness.svelte'

/** Most sources find nothing in jsdom and say so at length: one is enough here. */
const SOURCES = { include: ['timeZone'] } as const

let endpoint: IdentifyEndpoint
const unhandled = vi.fn()

beforeEach(async () => {
  endpoint = await identifyEndpoint()
  process.on('unhandledRejection', unhandled)
})

afterEach(async () => {
  cleanup()
  await endpoint.close()
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

type Options = UseVisitorDataOptions | Readable<UseVisitorDataOptions>

/** A component that sets the agent and makes a store for each of the option sets. */
function mount(from?: StartOptions | Agent, ...optionSets: Options[]) {
  const stores: VisitorStore[] = []
  const shown = render(Harness as Component<{ setup: () => VisitorStore[] }>, {
    setup() {
      if (from) setSelfsame(from)
      for (const options of optionSets) stores.push(useVisitorData(options))
      return stores
    },
  })
  return { ...shown, stores, store: stores[0] as VisitorStore }
}

const options = () => ({ apiKey: 'pk_test', endpoint: endpoint.url, sources: SOURCES })
const WAIT = { timeout: 8000 }
const succeeded = (store: VisitorStore) => vi.waitFor(() => expect(get(store).status).toBe('success'), WAIT)

describe('useVisitorData', () => {
  it('asks once for two consumers and shows the answer', async () => {
    const { stores, container } = mount(options(), { tag: { page: 'home' } }, { tag: { page: 'home' } })
    await Promise.all(stores.map(succeeded))
    await tick()
    expect(container.textContent).toContain('1700000000000.000001 1700000000000.000001')
    expect(endpoint.requests).toHaveLength(1)
  })

  it('gives a late consumer the present state at once', async () => {
    const agent = start(options())
    await succeeded(mount(agent, {}).store)
    expect(get(mount(agent, {}).store)).toMatchObject({ status: 'success', isFetched: true })
    expect(endpoint.requests).toHaveLength(1)
  })

  it('asks at once beside other options, and anew when a store of them changes', async () => {
    const chosen = writable<UseVisitorDataOptions>({ linkedId: 'one' })
    const { store } = mount(options(), chosen)
    await succeeded(store)
    chosen.set({ linkedId: 'two' })
    await vi.waitFor(() => expect(get(store).data?.eventId).toBe('1700000000000.000002'), WAIT)
    expect(endpoint.requests.map(({ linkedId }) => linkedId)).toEqual(['one', 'two'])
  })

  it('waits for getData where immediate is false', async () => {
    const { store } = mount(options(), { immediate: false })
    await tick()
    expect(get(store)).toMatchObject({ status: 'idle', isLoading: false })
    await store.getData({ linkedId: 'late' })
    expect(get(store).data?.eventId).toBe('1700000000000.000001')
    expect(endpoint.requests).toMatchObject([{ linkedId: 'late' }])
  })

  it('rejects with the agent\'s own error, shows it, and keeps the last answer', async () => {
    const { store } = mount(options(), {})
    await succeeded(store)
    endpoint.fail('too_many_requests')
    const again = get(store).getData()
    expect(get(store)).toMatchObject({ status: 'loading', data: { eventId: '1700000000000.000001' } })
    const thrown: unknown = await again.catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(SelfsameError)
    expect(get(store)).toMatchObject({ status: 'error', error: thrown, data: { eventId: '1700000000000.000001' } })
  })

  it('shows a first failure, which nobody has to catch', async () => {
    endpoint.fail('too_many_requests')
    const { store } = mount(options(), {})
    await vi.waitFor(() => expect(get(store).error?.code).toBe('too_many_requests'), WAIT)
  })

  it('waits for consent', async () => {
    const agent = start({ ...options(), consent: 'required' })
    const { store } = mount(agent, {})
    expect(get(store).status).toBe('awaiting-consent')
    agent.grantConsent()
    await succeeded(store)
  })

  it('is read-only', () => {
    expect(mount(options(), {}).store).not.toHaveProperty('set')
  })

  it('needs setSelfsame above it', () => {
    expect(() => mount(undefined, {})).toThrow(expect.objectContaining({ code: 'provider_missing' }))
  })
})

describe('setSelfsame', () => {
  it('keeps a running agent', () => {
    const agent = start(options())
    let found: Agent | undefined
    render(Harness as Component<{ setup: () => VisitorStore[] }>, {
      setup() {
        setSelfsame(agent)
        found = getSelfsame()
        return []
      },
    })
    expect(found).toBe(agent)
  })
})
