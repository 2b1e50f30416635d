import { FingerprintProvider, useVisitorData } from '@fingerprint/react'
import { start } from '@selfsame/core/fingerprint'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { afterEach, expect, it } from 'vitest'
import { identifyEndpoint } from '../../../testing/src/identify-endpoint.ts'

afterEach(cleanup)

/** A component of a page that was written for Fingerprint. */
function Visitor() {
  const { data, error } = useVisitorData({ immediate: true, linkedId: 'order-1', tag: 'sign-up' })
  return <p data-testid="visitor">{error ? String(error) : `${data?.visitor_id} ${data?.event_id} ${data?.cache_hit}`}</p>
}

it('gets its ids from our agent where customAgent is given it', async () => {
  await using endpoint = await identifyEndpoint()
  const options = {
    apiKey: 'pk_test',
    endpoints: [endpoint.url],
    sources: { include: ['timeZone'] },
    customAgent: { start },
  } as ComponentProps<typeof FingerprintProvider>
  render(<FingerprintProvider {...options}><Visitor /></FingerprintProvider>)
  await waitFor(() => expect(screen.getByTestId('visitor').textContent).toBe('AAAAAAAAAAAAAAAAAAAA 1700000000000.000001 false'))
  expect(endpoint.requests).toMatchObject([{ key: 'pk_test', linkedId: 'order-1', tag: { tag: 'sign-up' } }])
})
