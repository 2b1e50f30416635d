import { parseArgs } from 'node:util'
import { measureSignals, type Cost } from '../signals-cost/measure.ts'
import { report, table } from './report.ts'

const HELP = `What the signals add to an identification: the same visits with and without them, one after
the other; "signals" is their reading and the counting of velocity. A difference is told with the interval that 95 % of resamples give.

  npm run bench:signals-cost -- [--json] [--store sqlite,mariadb] [--visits 3000] [--seconds 120]

  --json      one JSON document on stdout
  --store     sqlite, mariadb; both by default
  --visits    of each of the two in all, a quarter of them unmeasured first
  --seconds   most time a store is given; on a busy machine fewer visits are measured then, and it says how many`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    store: { type: 'string', default: 'sqlite,mariadb' },
    visits: { type: 'string', default: '3000' },
    seconds: { type: 'string', default: '120' },
  },
})

if (values.help) {
  process.stdout.write(`${HELP}\n`)
} else {
  const store: Record<string, Cost> = {}
  for (const name of values.store.split(',')) store[name] = await measureSignals(name, { visits: numberOf('visits'), seconds: numberOf('seconds') })
  report({ store }, () => words(store), values.json)
  process.exit(0)
}

function numberOf(option: 'visits' | 'seconds'): number {
  const value = Number(values[option])
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${option}: expected a whole number above 0, not ${values[option]}`)
  return value
}

function words(store: Record<string, Cost>): string {
  const ms = (value: number) => value.toFixed(3)
  const range = ({ value, low, high }: Cost['added']['p50']) => `${ms(value)} (${ms(low)} to ${ms(high)})`
  const rows = Object.entries(store).map(([name, { visits, without, all, added, addedCpu, signalsCpu }]) => [
    name, String(visits), ms(without.p50), ms(all.p50), ms(without.p95), ms(all.p95), range(added.p50), range(added.p95), range(addedCpu.p50), ms(signalsCpu.p50), ms(signalsCpu.p95),
  ])
  return table([['store', 'visits', 'p50 without', 'p50 all', 'p95 without', 'p95 all', 'added p50', 'added p95', 'added processor time p50', 'signals\' own p50', 'p95, ms'], ...rows])
}
