import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { defaultAssumptions } from './assumptions.ts'
import { simulate } from './simulate.ts'
import { variedAssumptions } from './vary.ts'

const HELP = `Writes the visits of a simulated population as JSON lines, sorted by time.

  node bench/population/write.ts [--browsers 2000] [--visits 12] [--days 180] [--seed 1] [--world default|varied] [--no-groups]

  --visits     mean number of visits of a browser
  --world      varied: other rates and shares than the published ones, drawn from the seed
  --no-groups  leaves group at 0: saves a pass over all browsers
`
/** Characters gathered before they are written. */
const CHUNK = 1 << 20

const { values } = parseArgs({
  options: {
    browsers: { type: 'string', default: '2000' },
    visits: { type: 'string', default: '12' },
    days: { type: 'string', default: '180' },
    seed: { type: 'string', default: '1' },
    world: { type: 'string', default: 'default' },
    'no-groups': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function whole(name: 'browsers' | 'visits' | 'days' | 'seed'): number {
  const value = Number(values[name])
  if (Number.isSafeInteger(value) && value >= (name === 'seed' ? 0 : 1)) return value
  process.stderr.write(`--${name} is a whole number, not ${values[name]}\n`)
  process.exit(2)
}

async function write(): Promise<void> {
  const seed = whole('seed')
  const assumptions = values.world === 'varied' ? variedAssumptions(seed) : defaultAssumptions
  let text = ''
  const flush = async () => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    text = ''
  }
  for (const line of simulate({
    browsers: whole('browsers'),
    visits: whole('visits'),
    days: whole('days'),
    seed,
    assumptions,
    groups: !values['no-groups'],
  })) {
    text += `${JSON.stringify(line)}\n`
    if (text.length > CHUNK) await flush()
  }
  await flush()
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // the reader has enough: `head`
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
if (values.help) process.stdout.write(HELP)
else await write()
