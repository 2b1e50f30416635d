import { expect, vi } from 'vitest'
import type { Scene } from '../adapter.ts'
import type { Case, Means } from '../cases.ts'
import { listenToConsole } from '../console.ts'
import { settle, until } from '../until.ts'

const scene = ({ endpoint }: Means): Scene => ({ endpoint: endpoint.url, consumers: [{ name: 'visitor' }] })

const CLOCK = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'requestAnimationFrame', 'cancelAnimationFrame'] as const

/** Nobody waits for nothing, and nothing is done for nobody. */
export const timeCases = {
  'unmount-in-flight': {
    async check(means) {
      const release = means.endpoint.hold()
      const stage = await means.adapter.render(scene(means))
      await until(() => expect(means.endpoint.requests).toHaveLength(1))
      using said = listenToConsole()
      await stage.unmount()
      try {
        await until(() => expect(means.endpoint.ended()).toBe(1), 2000)
      } finally {
        release()
        await settle()
      }
      expect(said.problems).toEqual([])
    },
  },
  /** On a clock that stands still the data comes: no timer lies between mounting and answer, nor answer and first data. */
  'no-artificial-delay': {
    async check(means) {
      vi.useFakeTimers({ toFake: [...CLOCK] })
      try {
        const stage = await means.adapter.render(scene(means))
        await until(() => expect(stage.visit('visitor').eventId).toBeDefined(), 4000)
      } finally {
        vi.useRealTimers()
      }
    },
  },
} satisfies Record<string, Case>
