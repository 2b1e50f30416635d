import { createDatabase, startGalera, type SqlServer } from '@selfsame/testing'
import { expect, it } from 'vitest'
import { FAULT_REQUIREMENTS, missingRequirements } from '../../../scripts/setup/requirements.mjs'
import { startCliServer } from '../tests/test-cli.ts'
import { startBalancer } from './tests/balancer.ts'
import { expectNothingLost, layGround, more } from './tests/ground.ts'
import { startLoad } from './tests/load.ts'

const missing = missingRequirements(FAULT_REQUIREMENTS).some(({ name }) => name === 'galera')

it.skipIf(missing)(`a cluster of three, of which one is killed under two servers${missing ? ' (not tested: no Galera, see npm run setup -- --faults)' : ''}`, async () => {
  await using cluster = await startGalera(3)
  const [first, second, third] = cluster.nodes as [SqlServer, SqlServer, SqlServer]
  const { url } = await createDatabase(first.url)
  const through = (port: number) => Object.assign(new URL(url), { port: String(port) }).href
  await using one = await startBalancer([first.port, second.port, third.port])
  await using two = await startBalancer([third.port, second.port, first.port])
  await using ground = await layGround({ DATABASE_URL: through(one.port) })
  const server = await ground.start()
  const other = await startCliServer({ ...ground.env, DATABASE_URL: through(two.port) })
  const load = startLoad(() => [server.url, other.url])
  try {
    await more(load, 40)
    await third.kill()
    await more(load, 40, 120_000)
    await third.restart()
    await cluster.synced(third)
    await more(load, 20, 120_000)
    const answered = await load.stop()
    await expectNothingLost(server, answered, ground.receiver)
    await expectNothingLost(other, answered, ground.receiver)
    expect([...load.refusals].filter((status) => status !== 503)).toEqual([])
  } finally {
    await load.stop()
    await other.stop()
  }
}, 400_000)
