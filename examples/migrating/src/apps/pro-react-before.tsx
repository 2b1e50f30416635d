import { FpjsProvider, useVisitorData } from '@fingerprintjs/fingerprintjs-pro-react'
import { pageSettings } from '../../../shared/src/page-settings.ts'
import { mount } from '../mount.tsx'
import { proAgent } from '../pro-agent.ts'

const { apiKey, endpoint } = pageSettings()
/** Its type asks for more than the provider reads. */
const custom: object = { customAgent: proAgent }

function Visitor() {
  const { data, error } = useVisitorData({ ignoreCache: true }, { immediate: true })
  return <>{error ? error.message : data?.visitorId}</>
}

mount(
  <FpjsProvider {...custom} loadOptions={{ apiKey, endpoint }}>
    <Visitor />
  </FpjsProvider>,
)
