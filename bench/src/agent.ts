import { parseArgs } from 'node:util'
import { benchAgent, type AgentResult } from './agent/bench.ts'
import { ENGINES } from '@selfsame/testing'
import { isEngine } from './engines.ts'
import { report, table } from './report.ts'

const HELP = `How long the agent takes to collect, and how large it is, beside FingerprintJS, ThumbmarkJS and ClientJS:
a new browser process for each measurement, all libraries in turn, the median of all runs.

  npm run bench:agent -- [--json] [--engine NAME ...] [--runs N]

  --json     one JSON document on stdout
  --engine   ${ENGINES.join(', ')}; all by default
  --runs     runs of each library in each engine; 15 by default`

function shown({ engines, bytes }: AgentResult): string {
  const times = Object.entries(engines).flatMap(([engine, libraries]) =>
    Object.entries(libraries).map(([name, { collectMs, longestTaskMs }]) => [engine, name, String(collectMs), String(longestTaskMs ?? '')]),
  )
  const sizes = Object.entries(bytes).map(([name, { min, gzip, brotli }]) => [name, String(min), String(gzip), String(brotli)])
  return [
    table([['engine', 'library', 'ms', 'longest task, ms'], ...times]),
    table([['library', 'minified', 'gzip', 'brotli'], ...sizes]),
  ].join('\n\n')
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    engine: { type: 'string', multiple: true, default: [...ENGINES] },
    runs: { type: 'string', default: '15' },
  },
})
const runs = Number(values.runs)
const problems = [
  ...values.engine.filter((name) => !isEngine(name)).map((name) => `no engine ${name}`),
  ...(Number.isInteger(runs) && runs > 0 ? [] : ['--runs takes a whole number from 1']),
]
if (values.help || problems.length > 0) {
  process.stderr.write(`${[...problems, HELP].join('\n')}\n`)
  process.exit(problems.length > 0 ? 2 : 0)
}
const result = await benchAgent({ engines: values.engine.filter(isEngine), runs })
report(result, () => shown(result), values.json)
process.exit(0)
