import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { findFaketime } from '../../../scripts/setup/programs.mjs'
import { databases } from '../tests/databases.ts'
import { startCliServer } from '../tests/test-cli.ts'
import { expectNothingLost, layGround, more } from './tests/ground.ts'
import { startLoad } from './tests/load.ts'

const library = findFaketime()
const HOUR_MS = 3_600_000

describe.skipIf(!library).each(databases)(`a clock that jumps, over %s${library ? '' : ' (not tested: no libfaketime, see npm run setup -- --faults)'}`, (_name, open) => {
  it.each([
    ['-3h', -3 * HOUR_MS],
    ['+1d', 24 * HOUR_MS],
  ])('by %s and back, loses nothing', async (jump, ms) => {
    await using settings = await open()
    await using ground = await layGround(settings.env)
    using folder = tempDir('clock')
    const file = join(folder.path, 'offset')
    const set = (offset: string) => writeFileSync(file, offset)
    set('+0')
    const server = await startCliServer({
      ...ground.env,
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    })
    const load = startLoad(() => [server.url])
    try {
      await more(load, 20)
      set(jump)
      await more(load, 20)
      set('+0')
      await more(load, 20)
      const answered = await load.stop()
      await expectNothingLost(server, answered, ground.receiver)
      // The jump was seen: an event's id begins with its time.
      const now = Date.now()
      expect(answered.some(({ eventId }) => Math.abs(Number.parseInt(eventId, 10) - now - ms) < HOUR_MS)).toBe(true)
      expect([...load.refusals].filter((status) => status !== 503)).toEqual([])
    } finally {
      await load.stop()
      await server.stop()
    }
  }, 300_000)
})
