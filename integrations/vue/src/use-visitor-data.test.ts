import { SelfsameError, start } from '@selfsame/core'
import { cleanup, configure, render, screen, waitFor } from '@testing-library/vue'
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { createSSRApp, defineComponent, h, nextTick, reactive, ref, type Component, type MaybeRefOrGetter } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { identifyEndpoint, type IdentifyEndpoint } from '../../../testing/src/identify-endpoint.ts'
import { createSelfsame, useSelfsame, useVisitorData, type UseVisitorData, type UseVisitorDataOptions, type VisitorData } from './index.ts'

configure({ asyncUtilTimeout: 8000 })

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

const plugin = () => createSelfsame({ apiKey: 'pk_test', endpoint: endpoint.url, sources: SOURCES })

/** Shows the composable's answer and hands it out. */
function visitor(options?: MaybeRefOrGetter<UseVisitorDataOptions>, name = 'visitor', seen?: (result: UseVisitorData) => void) {
  return defineComponent({
    setup() {
      const result = useVisitorData(options)
      seen?.(result)
      const { status, data, error } = result
      return () => h('p', { 'data-testid': name }, error.value?.code ?? data.value?.eventId ?? status.value)
    },
  })
}

const show = (...children: Component[]) => render({ render: () => children.map((child) => h(child)) }, { global: { plugins: [plugin()] } })
const text = (name = 'visitor') => screen.getByTestId(name).textContent

describe('useVisitorData', () => {
  it('asks once for two consumers', async () => {
    show(visitor({ tag: { page: 'home' } }, 'one'), visitor({ tag: { page: 'home' } }, 'two'))
    await waitFor(() => expect(text('one')).toBe('1700000000000.000001'))
    expect(text('two')).toBe('1700000000000.000001')
    expect(endpoint.requests).toHaveLength(1)
  })

  it('gives a late consumer the present state at once', async () => {
    const late = ref(false)
    const [early, other] = [visitor(), visitor({}, 'late')]
    render({ render: () => [h(early), late.value ? h(other) : null] }, { global: { plugins: [plugin()] } })
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    late.value = true
    await nextTick()
    expect(text('late')).toBe('1700000000000.000001')
    expect(endpoint.requests).toHaveLength(1)
  })

  it('asks at once beside other options, and anew when a ref among them changes', async () => {
    const linkedId = ref('one')
    show(visitor(() => ({ linkedId: linkedId.value })))
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    linkedId.value = 'two'
    await waitFor(() => expect(text()).toBe('1700000000000.000002'))
    expect(endpoint.requests.map((body) => body.linkedId)).toEqual(['one', 'two'])
  })

  it('waits for getData where immediate is false', async () => {
    let result: UseVisitorData | undefined
    show(visitor({ immediate: false }, 'visitor', (seen) => (result = seen)))
    await nextTick()
    expect(result?.status.value).toBe('idle')
    await result?.getData({ linkedId: 'late' })
    expect(result?.data.value?.eventId).toBe('1700000000000.000001')
    expect(endpoint.requests).toMatchObject([{ linkedId: 'late' }])
  })

  it('rejects with the agent\'s own error, shows it, and keeps the last answer', async () => {
    let result: UseVisitorData | undefined
    show(visitor({}, 'visitor', (seen) => (result = seen)))
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    endpoint.fail('too_many_requests')
    const again = result?.getData()
    expect(result?.isLoading.value).toBe(true)
    expect(result?.data.value?.eventId).toBe('1700000000000.000001')
    const thrown: unknown = await again?.catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(SelfsameError)
    expect(result?.error.value).toBe(thrown)
    expect(result?.isFetched.value).toBe(true)
    expect(result?.data.value?.eventId).toBe('1700000000000.000001')
  })

  it('shows a first failure, which nobody has to catch', async () => {
    endpoint.fail('too_many_requests')
    show(visitor())
    await waitFor(() => expect(text()).toBe('too_many_requests'))
  })

  it('waits for consent', async () => {
    const agent = start({ apiKey: 'pk_test', endpoint: endpoint.url, sources: SOURCES, consent: 'required' })
    render(visitor(), { global: { plugins: [createSelfsame(agent)] } })
    expect(text()).toBe('awaiting-consent')
    agent.grantConsent()
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
  })

  it('stops listening when its component is gone', async () => {
    let result: UseVisitorData | undefined
    const { unmount } = show(visitor({}, 'visitor', (seen) => (result = seen)))
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    unmount()
    await result?.getData()
    expect(result?.data.value?.eventId).toBe('1700000000000.000001')
  })

  it('renders on a server as idle, without a request', async () => {
    vi.stubGlobal('window', undefined)
    const html = await renderToString(createSSRApp(visitor()).use(plugin()))
    vi.unstubAllGlobals()
    expect(html).toContain('idle')
    expect(endpoint.requests).toHaveLength(0)
  })

  it('narrows by status once it is made reactive', () => {
    const narrow = (result: UseVisitorData) => {
      const view = reactive(result)
      if (view.status === 'success') expectTypeOf(view.data).toEqualTypeOf<VisitorData>()
      if (view.status === 'error') expectTypeOf(view.error).toEqualTypeOf<SelfsameError>()
    }
    expectTypeOf(narrow).parameter(0).toEqualTypeOf<UseVisitorData>()
  })
})

describe('createSelfsame', () => {
  it('gives templates $selfsame', () => {
    const agent = start({ apiKey: 'pk_test', endpoint: endpoint.url, sources: SOURCES })
    const own = defineComponent({ render() { return h('p', { 'data-testid': 'own' }, String(this.$selfsame === agent)) } })
    render(own, { global: { plugins: [createSelfsame(agent)] } })
    expect(text('own')).toBe('true')
  })

  it('is needed', () => {
    const alone = { setup: () => (useSelfsame(), () => null) }
    expect(() => render(alone, { global: { config: { warnHandler: () => undefined } } })).toThrow(expect.objectContaining({ code: 'provider_missing' }))
  })
})
