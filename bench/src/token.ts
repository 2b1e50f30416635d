import { parseArgs } from 'node:util'
import { readModel } from '../../server/src/learning/model-file.ts'
import { tokenTrial, type TokenOutcome, type TokenTrial } from '../../server/src/learning/token-trial.ts'
import { visitsOf } from '../linkage/population.ts'
import { random } from './random.ts'
import { report, table } from './report.ts'

const HELP = `How a first-party token fares on a simulated population: the owner's own, and one copied to another machine.

  npm run bench:token -- [--json] [--browsers N] [--visits N] [--seed N] [--no-network] [--model FILE]`

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    browsers: { type: 'string', default: '1000' },
    visits: { type: 'string', default: '8' },
    seed: { type: 'string', default: '501' },
    'no-network': { type: 'boolean', default: false },
    model: { type: 'string' },
  },
})

if (values.help) {
  process.stdout.write(`${HELP}\n`)
} else {
  const [browsers, visits, seed] = [values.browsers, values.visits, values.seed].map(Number) as [number, number, number]
  const model = values.model === undefined ? {} : { model: readModel(values.model) }
  const trial = tokenTrial(visitsOf({ browsers, visits, days: 180, seed }), { network: !values['no-network'], random: random(seed).next, ...model })
  report(trial, () => words(trial), values.json)
}

function words({ own, without, stolenAlike, stolenAny }: TokenTrial): string {
  const share = (count: number, { visits }: TokenOutcome) => `${((100 * count) / visits).toFixed(2)} %`
  const row = (name: string, outcome: TokenOutcome) => [name, String(outcome.visits), share(outcome.linked, outcome), share(outcome.mismatch, outcome)]
  return table([
    ['token', 'visits', "linked to the token's visitor", 'flagged'],
    row('own', own),
    row('none (linked to itself)', without),
    row('of another, same engine and system', stolenAlike),
    row('of any other', stolenAny),
  ])
}
