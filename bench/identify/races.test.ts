import { expect, it } from 'vitest'
import { race } from './races.ts'

it('two processes over one MariaDB make one visitor of many first visits at once', async () => {
  const { longest, ...figures } = await race({ rounds: 3, parallel: 60, seed: 7 })
  expect(figures).toEqual({ rounds: 3, parallel: 60, single: 3, failed: 0 })
  expect(longest).toBeGreaterThan(0)
}, 120_000)
