import { parseArgs } from 'node:util'
import { report, table } from './report.ts'
import { benchSignals, PARTS, type Part, type SignalsResult } from './signals/bench.ts'

const HELP = `Bots, private windows and tampering: our verdicts over real browsers, driven and not, beside BotD's in the same pages.

  npm run -s bench:signals -- [--json] [--part NAME ...] [--only TEXT]

  --json   one JSON document on stdout
  --part   ${PARTS.join(', ')}; all by default
  --only   runs whose name holds TEXT; "simulated" are the honest visits of the population simulator

About a quarter of an hour on two cores; a run that does not come to an end is given up after two minutes, and counts as failed. All of it
ends after an hour at most, and at once where the server ends.`

/** Longest that all runs together may take, in ms. */
const MOST_MS = 60 * 60_000

function shown({ bot, incognito, tampering }: SignalsResult): string {
  const runs = bot.runs.map(({ name, automated, hardened, selfsame, botd }) => [name, automated ? (hardened ? 'hardened' : 'plain') : 'person', selfsame, botd])
  const windows = Object.entries(incognito).flatMap(([engine, kinds]) =>
    Object.entries(kinds).map(([kind, { right, wrong, absent }]) => [`${engine}, ${kind}`, String(right), String(wrong), String(absent)]),
  )
  const missed = tampering.recipes.filter(({ caught }) => !caught).map(({ name }) => name)
  const { visits, accused, anomalous } = tampering.honest
  return [
    table([['run', 'kind', 'selfsame', 'botd'], ...runs]),
    '',
    table([['windows', 'right', 'wrong', 'absent'], ...windows]),
    '',
    `recipes caught: ${tampering.recipes.length - missed.length} of ${tampering.recipes.length}${missed.length > 0 ? `; missed: ${missed.join('; ')}` : ''}`,
    `honest visits accused of tampering: ${accused} of ${visits}; anomalous: ${anomalous}`,
  ].join('\n')
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    only: { type: 'string' },
    part: { type: 'string', multiple: true, default: [...PARTS] },
  },
})
const isPart = (name: string): name is Part => (PARTS as readonly string[]).includes(name)
const unknown = values.part.filter((name) => !isPart(name))
if (values.help || unknown.length > 0) {
  process.stderr.write(`${unknown.map((name) => `no part ${name}\n`).join('')}${HELP}\n`)
  process.exit(values.help ? 0 : 2)
}
setTimeout(() => {
  process.stderr.write(`given up after ${MOST_MS / 60_000} minutes\n`)
  process.exit(1)
}, MOST_MS).unref()
const result = await benchSignals({ parts: values.part.filter(isPart), only: values.only })
report(result, () => shown(result), values.json)
process.exit(0)
