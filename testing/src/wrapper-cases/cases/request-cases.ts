import { expect } from 'vitest'
import type { Consumer, Scene } from '../adapter.ts'
import type { Case, Means } from '../cases.ts'
import { settle, until } from '../until.ts'

const visitor: Consumer = { name: 'visitor' }
const twin: Consumer = { name: 'twin' }

const scene = ({ endpoint }: Means, ...consumers: Consumer[]): Scene => ({ endpoint: endpoint.url, consumers })

/** How many requests there are for what is shown. */
export const requestCases = {
  'strict-mode': {
    needs: 'strict-mode',
    async check(means) {
      const stage = await means.adapter.render({ ...scene(means, visitor), strict: true })
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined())
      await settle()
      expect(means.endpoint.requests).toHaveLength(1)
    },
  },
  'provider-rerender': {
    async check(means) {
      const inline = () => scene(means, { name: 'visitor', options: { linkedId: 'one', tag: { page: 'home' } }, immediate: true })
      const stage = await means.adapter.render(inline())
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined())
      for (let i = 0; i < 3; i++) {
        await stage.update(inline())
        await settle()
      }
      expect(means.endpoint.requests).toHaveLength(1)
    },
  },
  'two-consumers': {
    async check(means) {
      const stage = await means.adapter.render(scene(means, visitor, twin))
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined())
      await until(() => expect(stage.visit('twin').eventId).toBe(stage.visit('visitor').eventId))
      await settle()
      expect(means.endpoint.requests).toHaveLength(1)
    },
  },
  'late-consumer': {
    async check(means) {
      const stage = await means.adapter.render(scene(means, visitor))
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined())
      await stage.update(scene(means, visitor, twin))
      await until(() => expect(stage.visit('twin').eventId).toBe(stage.visit('visitor').eventId))
      await settle()
      expect(means.endpoint.requests).toHaveLength(1)
    },
  },
  'option-change': {
    async check(means) {
      const linkedTo = (linkedId: string) => scene(means, { name: 'visitor', options: { linkedId }, immediate: true })
      const stage = await means.adapter.render(linkedTo('one'))
      await until(() => expect(stage.visit('visitor').eventId).toBe(means.endpoint.eventIdOf(1)))
      await stage.update(linkedTo('two'))
      await until(() => expect(stage.visit('visitor').eventId).toBe(means.endpoint.eventIdOf(2)))
      await settle()
      expect(means.endpoint.requests.map(({ linkedId }) => linkedId)).toEqual(['one', 'two'])
    },
  },
  'linked-id-fetches': {
    async check(means) {
      const stage = await means.adapter.render(scene(means, { name: 'visitor', options: { linkedId: 'one' } }))
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined(), 2000)
      expect(means.endpoint.requests).toMatchObject([{ linkedId: 'one' }])
    },
  },
  'concurrent-ignore-cache': {
    async check(means) {
      const release = means.endpoint.hold()
      const stage = await means.adapter.render(scene(means, visitor))
      await until(() => expect(means.endpoint.requests).toHaveLength(1))
      const own = stage.visit('visitor').getData({ ignoreCache: true })
      try {
        await until(() => expect(means.endpoint.requests).toHaveLength(2), 2000)
      } finally {
        release()
        await own
      }
    },
  },
} satisfies Record<string, Case>
