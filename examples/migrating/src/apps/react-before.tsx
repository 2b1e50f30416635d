import { FingerprintProvider, useVisitorData } from '@fingerprint/react'
import { start } from '@selfsame/core/fingerprint'
import { pageSettings } from '../../../shared/src/page-settings.ts'
import { mount } from '../mount.tsx'

const { apiKey, endpoint } = pageSettings()
/** Not in the provider's types, but read by it. */
const custom = { customAgent: { start } }

function Visitor() {
  const { data, error } = useVisitorData({ linkedId: 'order-1', immediate: true })
  return <>{error ? error.message : data?.visitor_id}</>
}

mount(
  <FingerprintProvider {...custom} apiKey={apiKey} endpoints={endpoint}>
    <Visitor />
  </FingerprintProvider>,
)
