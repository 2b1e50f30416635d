import { start } from '@selfsame/core'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { Component, StrictMode, Suspense, use, type ReactNode } from 'react'
import { renderToReadableStream } from 'react-dom/server'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { identifyEndpoint, type IdentifyEndpoint } from '../../../testing/src/identify-endpoint.ts'
import { withoutWindow } from '../../../testing/src/wrapper-cases/without-window.ts'
import { SelfsameProvider, useVisitorData, useVisitorPromise, type UseVisitorData } from './index.ts'

const SOURCES = { include: ['timeZone'] } as const

let endpoint: IdentifyEndpoint
beforeEach(async () => void (endpoint = await identifyEndpoint()))
afterEach(async () => {
  cleanup()
  await endpoint.close()
})

const options = () => ({ apiKey: 'pk_test', endpoint: endpoint.url, sources: SOURCES })

function Visitor() {
  return <p data-testid="visitor">{use(useVisitorPromise({ linkedId: 'one' })).eventId}</p>
}

class Boundary extends Component<{ children: ReactNode }, { code?: string }> {
  override state: { code?: string } = {}
  static getDerivedStateFromError = ({ code }: { code: string }) => ({ code })
  override render() {
    return this.state.code ? <p data-testid="visitor">{this.state.code}</p> : this.props.children
  }
}

const waiting = <p data-testid="visitor">waiting</p>
const text = () => screen.getByTestId('visitor').textContent

it('suspends until the answer is there, with one request in StrictMode', async () => {
  await act(async () => render(
    <StrictMode>
      <SelfsameProvider options={options()}><Suspense fallback={waiting}><Visitor /></Suspense></SelfsameProvider>
    </StrictMode>,
  ))
  await waitFor(() => expect(text()).toBe('1700000000000.000001'))
  expect(endpoint.requests).toHaveLength(1)
})

it('asks once also where the provider itself is thrown away while it waits', async () => {
  await act(async () => render(<Suspense fallback={waiting}><SelfsameProvider options={options()}><Visitor /></SelfsameProvider></Suspense>))
  await waitFor(() => expect(text()).toBe('1700000000000.000001'))
  expect(endpoint.requests).toHaveLength(1)
})

it('shows the next answer without its fallback in between', async () => {
  const seen: (string | null)[] = []
  let visitor: UseVisitorData | undefined
  const Fallback = () => (seen.push('waiting'), waiting)
  const Asker = () => ((visitor = useVisitorData({ linkedId: 'one' })), null)
  await act(async () => render(
    <SelfsameProvider options={options()}><Asker /><Suspense fallback={<Fallback />}><Visitor /></Suspense></SelfsameProvider>,
  ))
  await waitFor(() => expect(text()).toBe('1700000000000.000001'))
  seen.length = 0
  await act(async () => void (await visitor?.getData()))
  expect(text()).toBe('1700000000000.000002')
  expect(seen).toEqual([])
})

it('gives a failure to the error boundary', async () => {
  endpoint.fail('too_many_requests')
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await act(async () => render(
    <SelfsameProvider options={options()}><Boundary><Suspense fallback={waiting}><Visitor /></Suspense></Boundary></SelfsameProvider>,
  ))
  await waitFor(() => expect(text()).toBe('too_many_requests'))
  vi.restoreAllMocks()
})

it('waits for consent', async () => {
  const agent = start({ ...options(), consent: 'required' })
  await act(async () => render(<SelfsameProvider agent={agent}><Suspense fallback={waiting}><Visitor /></Suspense></SelfsameProvider>))
  expect(text()).toBe('waiting')
  await act(async () => agent.grantConsent())
  await waitFor(() => expect(text()).toBe('1700000000000.000001'))
  await act(async () => agent.revokeConsent())
  await waitFor(() => expect(screen.getAllByTestId('visitor').map((shown) => shown.textContent)).toContain('waiting'))
})

it('leaves a server with the fallback, and asks nothing there', async () => {
  const page = <SelfsameProvider options={options()}><Suspense fallback={waiting}><Visitor /></Suspense></SelfsameProvider>
  const html = await withoutWindow(async () => {
    const stream = await renderToReadableStream(page, { onError: () => 'left to the browser' })
    await stream.allReady
    return new Response(stream).text()
  })
  expect(html).toContain('waiting')
  expect(endpoint.requests).toHaveLength(0)
})
