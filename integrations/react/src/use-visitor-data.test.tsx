import { start, SelfsameError, type Agent } from '@selfsame/core'
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, useState, type ReactNode } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { identifyEndpoint, type IdentifyEndpoint } from '../../../testing/src/identify-endpoint.ts'
import { SelfsameProvider, useSelfsame, useVisitorData, type UseVisitorData, type UseVisitorDataOptions } from './index.ts'

configure({ asyncUtilTimeout: 8000 })

/** Most sources find nothing in jsdom and say so at length: one test reads them all, the others one. */
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

function App({ children }: { children?: ReactNode }) {
  return <SelfsameProvider options={{ apiKey: 'pk_test', endpoint: endpoint.url, sources: SOURCES }}>{children}</SelfsameProvider>
}

/** Shows the hook's answer and hands it out. */
function Visitor({ name = 'visitor', seen, ...options }: UseVisitorDataOptions & { name?: string; seen?: (result: UseVisitorData) => void }) {
  const visitor = useVisitorData(options)
  seen?.(visitor)
  return <p data-testid={name}>{visitor.error?.code ?? visitor.data?.eventId ?? visitor.status}</p>
}

const last = <T,>(list: T[]) => list[list.length - 1]
const text = (name = 'visitor') => screen.getByTestId(name).textContent

describe('useVisitorData', () => {
  it('asks once for two consumers, in StrictMode, with inline options and re-renders', async () => {
    let rerender: (count: number) => void = () => undefined
    function Busy() {
      const [count, setCount] = useState(0)
      rerender = setCount
      return (
        <App>
          <Visitor name="one" tag={{ page: 'home' }} />
          <Visitor name="two" tag={{ page: 'home' }} />
          {count}
        </App>
      )
    }
    render(<StrictMode><Busy /></StrictMode>)
    await waitFor(() => expect(text('one')).toBe('1700000000000.000001'))
    for (let i = 1; i <= 3; i++) act(() => rerender(i))
    expect(text('two')).toBe('1700000000000.000001')
    expect(endpoint.requests).toHaveLength(1)
  })

  it('gives a late consumer the present state at once', async () => {
    const { rerender } = render(<App><Visitor /></App>)
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    const seen = vi.fn()
    rerender(<App><Visitor /><Visitor name="late" seen={seen} /></App>)
    expect(seen.mock.calls[0]?.[0]).toMatchObject({ status: 'success', isFetched: true })
    expect(endpoint.requests).toHaveLength(1)
  })

  it('asks at once beside other options, and anew for other ones', async () => {
    const { rerender } = render(<App><Visitor linkedId="one" /></App>)
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    rerender(<App><Visitor linkedId="two" /></App>)
    await waitFor(() => expect(text()).toBe('1700000000000.000002'))
    expect(endpoint.requests.map(({ linkedId }) => linkedId)).toEqual(['one', 'two'])
  })

  it('waits for getData where immediate is false', async () => {
    let visitor: UseVisitorData | undefined
    render(<App><Visitor immediate={false} seen={(result) => (visitor = result)} /></App>)
    expect(visitor).toMatchObject({ status: 'idle', isLoading: false, isFetched: false })
    await act(async () => void (await visitor?.getData({ linkedId: 'late' })))
    expect(visitor).toMatchObject({ status: 'success', data: { eventId: '1700000000000.000001' } })
    expect(endpoint.requests).toMatchObject([{ linkedId: 'late' }])
  })

  it('rejects with the agent\'s own error, shows it, and keeps the last answer', async () => {
    const seen: UseVisitorData[] = []
    render(<App><Visitor seen={(result) => seen.push(result)} /></App>)
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    endpoint.fail('too_many_requests')
    const release = endpoint.hold()
    let thrown: unknown
    act(() => void last(seen)?.getData().catch((error: unknown) => (thrown = error)))
    expect(last(seen)).toMatchObject({ status: 'loading', data: { eventId: '1700000000000.000001' } })
    release()
    await waitFor(() => expect(thrown).toBeInstanceOf(SelfsameError))
    await waitFor(() => expect(last(seen)).toMatchObject({ status: 'error', error: thrown, data: { eventId: '1700000000000.000001' } }))
  })

  it('shows a first failure, which nobody has to catch', async () => {
    endpoint.fail('too_many_requests')
    render(<App><Visitor /></App>)
    await waitFor(() => expect(text()).toBe('too_many_requests'))
  })

  it('keeps data and getData the same object from render to render', async () => {
    const seen: UseVisitorData[] = []
    const { rerender } = render(<App><Visitor seen={(result) => seen.push(result)} /></App>)
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    rerender(<App><Visitor seen={(result) => seen.push(result)} /></App>)
    expect(last(seen)).toBe(seen[seen.length - 2])
  })

  it('waits for consent', async () => {
    const agent = start({ apiKey: 'pk_test', endpoint: endpoint.url, sources: SOURCES, consent: 'required' })
    render(<SelfsameProvider agent={agent}><Visitor /></SelfsameProvider>)
    expect(text()).toBe('awaiting-consent')
    act(() => agent.grantConsent())
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    act(() => agent.revokeConsent())
    expect(text()).toBe('awaiting-consent')
  })

  it('works where most components are missing', async () => {
    render(<SelfsameProvider options={{ apiKey: 'pk_test', endpoint: endpoint.url }}><Visitor /></SelfsameProvider>)
    await waitFor(() => expect(text()).toBe('1700000000000.000001'))
    expect(Object.keys(endpoint.requests[0]?.components ?? {}).length).toBeGreaterThan(40)
  })

  it('needs a provider', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(() => render(<Visitor />)).toThrow(expect.objectContaining({ code: 'provider_missing' }))
    vi.restoreAllMocks()
  })

  it('renders on a server as idle, then hydrates without a mismatch', async () => {
    const page = <App><Visitor /></App>
    vi.stubGlobal('window', undefined)
    const html = renderToString(page)
    vi.unstubAllGlobals()
    expect(html).toContain('idle')
    expect(endpoint.requests).toHaveLength(0)

    const mismatch = vi.fn()
    const container = document.createElement('div')
    document.body.append(container)
    container.innerHTML = html
    let root: Root | undefined
    await act(async () => void (root = hydrateRoot(container, page, { onRecoverableError: mismatch })))
    await waitFor(() => expect(container.textContent).toBe('1700000000000.000001'))
    act(() => root?.unmount())
    container.remove()
    expect(mismatch).not.toHaveBeenCalled()
    expect(endpoint.requests).toHaveLength(1)
  })
})

describe('SelfsameProvider', () => {
  it('keeps its agent while the options say the same, and starts another when they do not', () => {
    const seen = new Set<Agent>()
    function Collect() {
      seen.add(useSelfsame())
      return null
    }
    const tree = (apiKey: string) => <SelfsameProvider options={{ apiKey, endpoint: endpoint.url, sources: SOURCES }}><Collect /></SelfsameProvider>
    const { rerender } = render(tree('pk_one'))
    rerender(tree('pk_one'))
    expect(seen.size).toBe(1)
    rerender(tree('pk_two'))
    rerender(tree('pk_two'))
    expect(seen.size).toBe(2)
  })
})
