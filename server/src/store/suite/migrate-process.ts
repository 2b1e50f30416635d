/**
 * A process of its own that migrates: `node migrate-process.ts '{"file":...}' [hang]`. Prints `ready`, waits for a line,
 * migrates, prints `done`. With `hang` it stops dead in the middle of a step, holding the lease.
 */
import type { StoreLocation } from '../create-store.ts'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/migrate.ts'
import type { Migration } from '../migrations/migration.ts'
import { openRaw } from './raw.ts'

const [, , location = '', mode] = process.argv
const database = openRaw(JSON.parse(location) as StoreLocation)

const hang: Migration = {
  name: 'hang',
  up: async () => {
    process.stdout.write('hanging\n')
    await new Promise(() => setInterval(() => undefined, 1_000))
  },
}

process.stdout.write('ready\n')
process.stdin.once('data', () => {
  void run()
})

async function run(): Promise<void> {
  const [first, ...rest] = migrations
  const steps = mode === 'hang' && first ? [first, hang, ...rest] : migrations
  await migrate(database, { steps, leaseMs: 3_000 })
  await database.close()
  process.stdout.write('done\n')
  process.exit(0)
}
