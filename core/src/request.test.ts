import type { Components } from '@selfsame/contract'
import { expect, test } from 'vitest'
import { createConsent } from './consent.ts'
import { buildRequest } from './request.ts'

test('a source that answers late does not change a payload', async () => {
  const components: Components = { platform: { state: 'timeout' } }
  const request = await buildRequest(window, { apiKey: 'pk_test' }, { components, note: {}, consent: createConsent('granted') })
  components.platform = { state: 'ok', value: 'Linux' }
  expect(request.components).toEqual({ platform: { state: 'timeout' } })
})
