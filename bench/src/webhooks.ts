import { parseArgs } from 'node:util'
import { measure, STORES, type Figures, type StoreName } from '../webhooks/run.ts'
import { report, table } from './report.ts'

const HELP = `How fast webhooks are delivered to a receiver that answers at once, beside another one that takes two seconds.

  npm run bench:webhooks -- [--json] [--events 5000] [--store mariadb,sqlite]

  --json    one JSON document on stdout: { mariadb: { events, bytes, perSecond, ceilingPerSecond, repeated, slow } }
  --events  deliveries to the fast receiver
  --store   ${STORES.join(', ')}; both by default`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    events: { type: 'string', default: '5000' },
    store: { type: 'string', default: STORES.join() },
  },
})

const events = Number(values.events)
const stores = values.store.split(',').filter((name): name is StoreName => (STORES as readonly string[]).includes(name))
if (values.help || !Number.isInteger(events) || events < 100 || stores.length !== values.store.split(',').length) {
  process.stderr.write(`${HELP}\n`)
  process.exit(values.help ? 0 : 2)
}

const result: Partial<Record<StoreName, Figures>> = {}
for (const store of stores) result[store] = await measure(store, events)
const rows = Object.entries(result).map(([store, figures]) => [store, ...Object.values(figures).map(String)])
report(result, () => table([['store', 'events', 'bytes each', 'a second', 'ceiling a second', 'sent twice', 'to the slow one'], ...rows]), values.json)
process.exit(0)
