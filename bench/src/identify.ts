import { parseArgs } from 'node:util'
import { run, type Result } from '../identify/run.ts'
import { STORES, type StoreName } from '../identify/site.ts'
import { report, table } from './report.ts'

const HELP = `How fast visits are identified with many known visitors, beside what the same server does without linkage.

  npm run bench:identify -- [--json] [--sizes 10000,100000,1000000] [--store mariadb,sqlite] [--seconds 6]

  --json      one JSON document on stdout
  --sizes     known visitors; one database a store is grown from each to the next
  --store     ${STORES.join(', ')}; both by default
  --seconds   of each turn; a size takes about 14 of them for each store`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    store: { type: 'string', default: STORES.join() },
    seconds: { type: 'string', default: '6' },
  },
})

/** Wrong usage, told as such. */
function usage(problem?: string): never {
  process.stderr.write(`${problem === undefined ? '' : `${problem}\n`}${HELP}\n`)
  process.exit(problem === undefined ? 0 : 2)
}

function tableOf({ store }: Result): string {
  const rows = Object.entries(store).flatMap(([name, bySize]) =>
    Object.entries(bySize).flatMap(([size, figures]) => {
      if (!('p95' in figures)) return []
      const { rps, share, rate, p50, p95, p99, cpuMs, rowsRead, memory, bytesPerVisitor } = figures
      const numbers = [rps, share * 100, rate, p50, p95, p99, cpuMs * 1_000, rowsRead ?? NaN, memory / 2 ** 20, bytesPerVisitor]
      return [[name, size, ...numbers.map((number) => (Number.isNaN(number) ? '-' : number.toFixed(number < 10 ? 1 : 0)))]]
    }),
  )
  return table([['store', 'visitors', 'visits/s', '% of ceiling', 'at visits/s', 'p50 ms', 'p95 ms', 'p99 ms', 'linkage µs', 'rows read', 'server MiB', 'bytes a visitor'], ...rows])
}

if (values.help) usage()
const sizes = values.sizes.split(',').map(Number)
const stores = values.store.split(',').filter((name): name is StoreName => (STORES as readonly string[]).includes(name))
if (stores.length !== values.store.split(',').length) usage(`--store: expected some of ${STORES.join(', ')}`)
if (!sizes.every((size, index) => Number.isInteger(size) && size >= 5_000 && size > (sizes[index - 1] ?? 0))) usage('--sizes: expected rising whole numbers from 5000 on')
if (!(Number(values.seconds) >= 1)) usage('--seconds: expected a number from 1 on')

const result = await run({ sizes, stores, seconds: Number(values.seconds) })
report(result, () => tableOf(result), values.json)
process.exit(0)
