import { createDatabase, startMariaDb } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { expectNothingLost, layGround, more, type Ground } from './tests/ground.ts'
import { startLoad } from './tests/load.ts'
import { noSmallDisk, smallDisk, type SmallDisk } from './tests/small-disk.ts'

const reason = noSmallDisk()

/** Fills the disk under load until visits are refused, and makes room again. */
async function fillAndFree(disk: SmallDisk, ground: Ground): Promise<void> {
  const server = await ground.start()
  const load = startLoad(() => [server.url])
  await more(load, 20)
  // What had room before may still be written into; more than that is refused.
  await expect.poll(() => (disk.fill(), load.refusals.size), { timeout: 120_000, interval: 100 }).toBeGreaterThan(0)
  disk.free()
  await more(load, 20)
  await expectNothingLost(server, await load.stop(), ground.receiver)
  expect([...load.refusals]).toEqual([503])
}

describe.skipIf(reason)(`a full disk${reason ? ` (not tested: ${reason})` : ''}`, () => {
  it('under SQLite', async () => {
    using disk = smallDisk(32)
    await using ground = await layGround({ SELFSAME_DATA_DIR: disk.path })
    await fillAndFree(disk, ground)
  }, 300_000)

  it('under MariaDB', async () => {
    using disk = smallDisk(320)
    const { TMPDIR } = process.env
    process.env['TMPDIR'] = disk.path // where the server's folder is made
    const database = await startMariaDb(['innodb-temp-data-file-path=ibtmp1:1M:autoextend']).finally(() => {
      if (TMPDIR === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = TMPDIR
    })
    await using _ = { [Symbol.asyncDispose]: () => database.stop() }
    const { url } = await createDatabase(database.url)
    await using ground = await layGround({ DATABASE_URL: url })
    await fillAndFree(disk, ground)
  }, 300_000)
})
