import type { Components } from '@selfsame/contract'
import { checkOf, stableKey } from '@selfsame/contract/check'
import { expect, test } from 'vitest'
import { createConsent } from './consent.ts'
import { buildRequest } from './request.ts'

test('a source that answers late does not change a payload', async () => {
  const components: Components = { platform: { state: 'timeout' } }
  const request = await buildRequest(window, { apiKey: 'pk_test' }, { components, note: {}, consent: createConsent('granted') })
  components.platform = { state: 'ok', value: 'Linux' }
  expect(request.components).toEqual({ platform: { state: 'timeout' } })
})

test('the check goes with what is sent', async () => {
  const components: Components = { platform: { state: 'ok', value: 'Linux' }, gestures: { state: 'ok', value: [1, 0, 0] } }
  const request = await buildRequest(window, { apiKey: 'pk_test' }, { components, note: {}, consent: createConsent('granted') })
  if (components.gestures?.state === 'ok') components.gestures.value[0] = 2 // goes on counting
  const sent = JSON.parse(JSON.stringify(request)) as typeof request
  expect(sent.components).toEqual({ platform: { state: 'ok', value: 'Linux' }, gestures: { state: 'ok', value: [1, 0, 0] } })
  expect(sent.check).toBe(checkOf(sent.nonce, sent.clock, stableKey(sent.components)))
})
