import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import { identifyEndpoint } from '../../../testing/src/identify-endpoint.ts'
import { withoutWindow } from '../../../testing/src/wrapper-cases/without-window.ts'
import { SelfsameProvider, useConsent, useVisitorData } from './index.ts'

afterEach(cleanup)

function Banner() {
  const { status, grant, revoke } = useConsent()
  return (
    <div role="dialog" data-status={status}>
      <button onClick={grant}>Accept</button>
      <button onClick={revoke}>Decline</button>
    </div>
  )
}
const Visitor = () => <p data-testid="visitor">{useVisitorData().data?.eventId ?? 'none'}</p>

function Page({ endpoint }: { endpoint: string }) {
  const options = { apiKey: 'pk_test', endpoint, consent: 'required', sources: { include: ['timeZone'] } } as const
  return <SelfsameProvider options={options}><Banner /><Visitor /></SelfsameProvider>
}
const status = () => screen.getByRole('dialog').dataset.status
const click = (name: string) => act(() => void fireEvent.click(screen.getByRole('button', { name })))

it('is all that a cookie banner needs', async () => {
  await using endpoint = await identifyEndpoint()
  render(<Page endpoint={endpoint.url} />)
  expect(status()).toBe('awaiting')
  click('Decline')
  expect(status()).toBe('revoked')
  expect(endpoint.requests).toHaveLength(0)
  click('Accept')
  expect(status()).toBe('granted')
  await waitFor(() => expect(screen.getByTestId('visitor').textContent).toBe('1700000000000.000001'))
  click('Decline')
  expect([status(), screen.getByTestId('visitor').textContent]).toEqual(['revoked', 'none'])
})

it('is unknown on a server', async () => {
  expect(await withoutWindow(() => renderToString(<Page endpoint="http://127.0.0.1:9/s" />))).toContain('data-status="unknown"')
})
