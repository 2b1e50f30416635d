/** `@fingerprintjs/fingerprintjs-pro-react` as its documentation says, with our agent through its `customAgent`. */
import { FpjsProvider, useVisitorData, type CustomAgent } from '@fingerprintjs/fingerprintjs-pro-react'
import { start, type FingerprintGetOptions } from '@selfsame/core/fingerprint'
import { cleanup } from '@testing-library/react'
import type { ReactNode } from 'react'
import { reactAdapter } from '../../integrations/react/src/test/react-adapter.tsx'
import type { Scene } from '../../testing/src/wrapper-cases/adapter.ts'
import { describeCases } from '../../testing/src/wrapper-cases/describe-cases.ts'
import { SOURCES } from './sources.ts'

/** Agents of its time are loaded, and answer in camelCase. */
async function load({ apiKey, endpoint }: { apiKey: string; endpoint?: unknown }) {
  const agent = start({ apiKey, endpoints: String(endpoint), sources: SOURCES })
  return {
    async get(options?: FingerprintGetOptions) {
      const { event_id: requestId, visitor_id: visitorId, visitor_found: visitorFound, confidence } = await agent.get(options)
      return { requestId, visitorId, visitorFound, confidence }
    },
  }
}
const customAgent = { load } as unknown as CustomAgent

/** A type of the package's own module has no room for `children` in React 19. */
const Provider = FpjsProvider as (props: Parameters<typeof FpjsProvider>[0] & { children: ReactNode }) => ReactNode

const adapter = reactAdapter({
  lacks: ['consent'],
  Provider: ({ scene, children }: { scene: Scene; children: ReactNode }) => (
    <Provider loadOptions={{ apiKey: 'pk_test', endpoint: scene.endpoint }} customAgent={customAgent}>{children}</Provider>
  ),
  useVisit({ options, immediate }) {
    const { data, error, getData } = useVisitorData(options, immediate === undefined ? undefined : { immediate })
    return { eventId: data?.requestId, error, getData }
  },
})

describeCases('fingerprintjsProReact', adapter, cleanup)
