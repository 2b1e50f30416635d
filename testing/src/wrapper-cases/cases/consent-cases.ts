import { expect } from 'vitest'
import type { Scene } from '../adapter.ts'
import type { Case, Means } from '../cases.ts'
import { settle, until } from '../until.ts'

const scene = ({ endpoint }: Means): Scene => ({ endpoint: endpoint.url, consent: 'required', consumers: [{ name: 'visitor' }] })

/** Nothing is asked without consent, and nothing shown once it is taken back. */
export const consentCases = {
  'consent-grant': {
    needs: 'consent',
    async check(means) {
      const stage = await means.adapter.render(scene(means))
      await settle()
      expect(means.endpoint.requests).toHaveLength(0)
      stage.grant()
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined())
      expect(means.endpoint.requests).toMatchObject([{ consent: 'granted' }])
    },
  },
  'consent-revoke': {
    needs: 'consent',
    async check(means) {
      const stage = await means.adapter.render(scene(means))
      stage.grant()
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined())
      stage.revoke()
      await until(() => expect(stage.visit('visitor').eventId).toBeUndefined())
      await settle()
      expect(means.endpoint.requests).toHaveLength(1)

      const release = means.endpoint.hold()
      stage.grant()
      await until(() => expect(means.endpoint.requests).toHaveLength(2))
      stage.revoke()
      await until(() => expect(means.endpoint.ended()).toBe(1))
      release()
      await settle()
      expect(stage.visit('visitor')).toMatchObject({ eventId: undefined, error: undefined })
    },
  },
} satisfies Record<string, Case>
