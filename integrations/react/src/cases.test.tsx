import { cleanup } from '@testing-library/react'
import { describeCases } from '../../../testing/src/wrapper-cases/describe-cases.ts'
import { SelfsameProvider, useConsent, useVisitorData } from './index.ts'
import { reactAdapter } from './test/react-adapter.tsx'

/** Most sources find nothing in jsdom and say so at length: one is enough here. */
const SOURCES = { include: ['timeZone'] } as const

const adapter = reactAdapter({
  Provider: ({ scene: { endpoint, consent }, children }) => (
    <SelfsameProvider options={{ apiKey: 'pk_test', endpoint, sources: SOURCES, ...(consent && { consent }) }}>{children}</SelfsameProvider>
  ),
  useVisit({ options, immediate }) {
    const { data, error, getData } = useVisitorData({ ...options, ...(immediate !== undefined && { immediate }) })
    return { eventId: data?.eventId, error, getData }
  },
  useConsent,
})

describeCases('selfsameReact', adapter, cleanup)
