import { parseArgs } from 'node:util'
import { race } from '../identify/races.ts'
import { report } from './report.ts'

const HELP = `Whether first visits of one browser at the same moment make one visitor, over two server processes and one MariaDB.

  npm run bench:races -- [--json] [--rounds 50] [--parallel 200]

Ends with 1 where any round made more than one.`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '50' },
    parallel: { type: 'string', default: '200' },
  },
})

const [rounds, parallel] = [Number(values.rounds), Number(values.parallel)]
if (values.help || ![rounds, parallel].every((number) => Number.isInteger(number) && number > 0)) {
  process.stderr.write(`${HELP}\n`)
  process.exit(values.help ? 0 : 2)
}
const figures = await race({ rounds, parallel, seed: 50 })
report(figures, () => `${figures.single} of ${rounds} rounds of ${parallel} first visits made one visitor; ${figures.failed} failed, the longest round took ${Math.round(figures.longest)} ms`, values.json)
process.exit(figures.single === rounds && figures.failed === 0 ? 0 : 1)
