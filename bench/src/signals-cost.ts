import { parseArgs } from 'node:util'
import { measureSignals, type Cost } from '../signals-cost/measure.ts'
import { report, table } from './report.ts'

const HELP = `What the signals add to an identification: the same visits with and without them, in turns within one run.

  npm run bench:signals-cost -- [--json] [--store sqlite,mariadb] [--visits 3000]

  --json      one JSON document on stdout
  --store     sqlite, mariadb; both by default
  --visits    of each of the two in all, a quarter of them unmeasured first`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    store: { type: 'string', default: 'sqlite,mariadb' },
    visits: { type: 'string', default: '3000' },
  },
})

if (values.help) {
  process.stdout.write(`${HELP}\n`)
} else {
  const store: Record<string, Cost> = {}
  for (const name of values.store.split(',')) store[name] = await measureSignals(name, Number(values.visits))
  report({ store }, () => words(store), values.json)
  process.exit(0)
}

function words(store: Record<string, Cost>): string {
  const ms = (value: number) => value.toFixed(3)
  const rows = Object.entries(store).map(([name, { without, all, added, signalsMs }]) => [name, ms(without.p50), ms(all.p50), ms(without.p95), ms(all.p95), ms(added.p50), ms(added.p95), ms(signalsMs.p95)])
  return table([['store', 'p50 without', 'p50 all', 'p95 without', 'p95 all', 'added p50', 'added p95', 'signals alone p95, ms'], ...rows])
}
