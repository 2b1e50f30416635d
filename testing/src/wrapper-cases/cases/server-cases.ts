import { expect } from 'vitest'
import type { Scene } from '../adapter.ts'
import type { Case, Means } from '../cases.ts'
import { listenToConsole } from '../console.ts'
import { settle, until } from '../until.ts'

const scene = ({ endpoint }: Means): Scene => ({ endpoint: endpoint.url, consumers: [{ name: 'visitor' }] })

/** What a server renders, and the browser takes over. */
export const serverCases = {
  'ssr-render': {
    async check(means) {
      using said = listenToConsole()
      expect(await means.adapter.renderToString(scene(means))).toContain('data-testid="visitor"')
      await settle()
      expect(means.endpoint.requests).toHaveLength(0)
      expect(said.problems).toEqual([])
    },
  },
  hydrate: {
    async check(means) {
      const html = await means.adapter.renderToString(scene(means))
      using said = listenToConsole()
      const stage = await means.adapter.hydrate(scene(means), html)
      await until(() => expect(stage.visit('visitor').eventId).toBeDefined())
      await settle()
      expect(means.endpoint.requests).toHaveLength(1)
      await stage.unmount()
      expect(said.problems).toEqual([])
    },
  },
} satisfies Record<string, Case>
