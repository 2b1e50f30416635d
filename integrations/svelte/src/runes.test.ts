import { start } from '@selfsame/core'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import type { Component } from 'svelte'
import { afterEach, expect, it } from 'vitest'
import { identifyEndpoint } from '../../../testing/src/identify-endpoint.ts'
import Derived from './test/runes-derived.svelte'

afterEach(cleanup)

it('is reactive in $derived, consent too', async () => {
  await using endpoint = await identifyEndpoint()
  const agent = start({ apiKey: 'pk_test', endpoint: endpoint.url, sources: { include: ['timeZone'] }, consent: 'required' })
  const { container } = render(Derived as Component<{ agent: typeof agent }>, { agent })
  const text = () => container.querySelector('p')?.textContent
  expect(text()).toBe('AWAITING-CONSENT')
  await fireEvent.click(screen.getByRole('button', { name: 'Accept' }))
  await waitFor(() => expect(text()).toBe('AAAAAAAAAAAAAAAAAAAA'))
  await fireEvent.click(screen.getByRole('button', { name: 'Revoke' }))
  await waitFor(() => expect(text()).toBe('AWAITING-CONSENT'))
  expect(endpoint.requests).toHaveLength(1)
})
