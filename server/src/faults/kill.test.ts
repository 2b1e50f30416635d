import { describe, expect, it } from 'vitest'
import { databases } from '../tests/databases.ts'
import { expectNothingLost, layGround, more } from './tests/ground.ts'
import { startLoad } from './tests/load.ts'

describe.each(databases)('a server over %s that is killed under load', (_name, open) => {
  it('has lost no event, made no visitor twice, and its webhooks arrive when the next one runs', async () => {
    await using settings = await open()
    await using ground = await layGround(settings.env)
    const doomed = await ground.start()
    let addresses = [doomed.url]
    const load = startLoad(() => addresses)
    await more(load, 40)
    await doomed.kill()
    const next = await ground.start()
    addresses = [next.url]
    await more(load, 20)
    await expectNothingLost(next, await load.stop(), ground.receiver)
    expect([...load.refusals].filter((status) => status !== 0 && status !== 503)).toEqual([])
  }, 200_000)
})
