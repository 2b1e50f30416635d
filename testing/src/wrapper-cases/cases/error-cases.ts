import { expect } from 'vitest'
import type { Case } from '../cases.ts'
import { until } from '../until.ts'

/** Failures reach who asked and who watches, and are got over. */
export const errorCases = {
  'error-rejects': {
    async check({ adapter, endpoint }) {
      endpoint.fail('too_many_requests')
      const stage = await adapter.render({ endpoint: endpoint.url, consumers: [{ name: 'visitor', immediate: false }] })
      const thrown: unknown = await stage.visit('visitor').getData().then(() => undefined, (error: unknown) => error)
      expect(thrown).toBeInstanceOf(Error)
      expect(thrown).toMatchObject({ code: 'too_many_requests' })
      await until(() => expect(stage.visit('visitor').error).toBe(thrown))
    },
  },
  'error-then-retry': {
    async check({ adapter, endpoint }) {
      endpoint.fail('too_many_requests')
      const stage = await adapter.render({ endpoint: endpoint.url, consumers: [{ name: 'visitor' }] })
      await until(() => expect(stage.visit('visitor').error).toMatchObject({ code: 'too_many_requests' }))
      endpoint.fail(undefined)
      await stage.visit('visitor').getData()
      await until(() => expect(stage.visit('visitor')).toMatchObject({ eventId: expect.any(String), error: undefined }))
    },
  },
} satisfies Record<string, Case>
