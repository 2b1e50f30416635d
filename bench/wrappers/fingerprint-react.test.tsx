/** `@fingerprint/react` as its documentation says, with our agent through its `customAgent`. */
import { FingerprintProvider, useVisitorData } from '@fingerprint/react'
import { start } from '@selfsame/core/fingerprint'
import { cleanup } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { reactAdapter } from '../../integrations/react/src/test/react-adapter.tsx'
import { describeCases } from '../../testing/src/wrapper-cases/describe-cases.ts'
import { SOURCES } from './sources.ts'

type Options = ComponentProps<typeof FingerprintProvider>
type Ask = Parameters<typeof useVisitorData>[0]
type GetOptions = Parameters<ReturnType<typeof useVisitorData>['getData']>[0]

const adapter = reactAdapter({
  lacks: ['consent'],
  Provider({ scene, children }) {
    // The property has no type there
    const options = { apiKey: 'pk_test', endpoints: scene.endpoint, sources: SOURCES, customAgent: { start } } as Options
    return <FingerprintProvider {...options}>{children}</FingerprintProvider>
  },
  useVisit({ options, immediate }) {
    // Without arguments it asks at once; its types want `immediate` said beside other options, JavaScript does not
    const said = options || immediate !== undefined
    const { data, error, getData } = useVisitorData(said ? ({ ...options, ...(immediate !== undefined && { immediate }) } as Ask) : undefined)
    return { eventId: data?.event_id, error, getData: (ask) => getData(ask as GetOptions) } // `ignoreCache` is the agent's
  },
})

describeCases('fingerprintReact', adapter, cleanup)
