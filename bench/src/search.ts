import { parseArgs } from 'node:util'
import { run, type Result } from '../search/run.ts'
import { report, table } from './report.ts'

const HELP = `How long a search by each filter takes over many stored events, all within the last 7 days, on MariaDB.

  npm run bench:search -- [--json] [--events 1000000] [--times 60]

  --json     one JSON document on stdout
  --events   stored events, from 1000 to 10000000; a million takes about four minutes
  --times    searches under each name, its values in turn`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    events: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '60' },
  },
})

/** Wrong usage, told as such. */
function usage(problem?: string): never {
  process.stderr.write(`${problem === undefined ? '' : `${problem}\n`}${HELP}\n`)
  process.exit(problem === undefined ? 0 : 2)
}

function tableOf({ mariadb }: Result): string {
  const rows = mariadb.filters.map(({ name, p50, p95, rowsRead }) => [name, String(p50), String(p95), String(rowsRead)])
  return table([['filter', 'p50 ms', 'p95 ms', 'rows read'], ...rows])
}

if (values.help) usage()
const [events, times] = [Number(values.events), Number(values.times)]
if (!(Number.isInteger(events) && events >= 1_000 && events <= 10_000_000)) usage('--events: expected a whole number from 1000 to 10000000')
if (!(Number.isInteger(times) && times >= 1)) usage('--times: expected a whole number from 1 on')

const result = await run({ events, times })
report(result, () => tableOf(result), values.json)
process.exit(0)
