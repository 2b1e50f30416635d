import { parseArgs } from 'node:util'
import { ENGINES } from '@selfsame/testing'
import { isEngine } from './engines.ts'
import { benchBrowsers, type BrowsersResult } from './browsers/bench.ts'
import { report, table } from './report.ts'

const HELP = `Our server against FingerprintJS, ThumbmarkJS and ClientJS on the same pages, in real browsers.

  npm run bench:browsers -- [--json] [--engine NAME ...] [--only TEXT]

  --json     one JSON document on stdout
  --engine   ${ENGINES.join(', ')}; all by default
  --only     cases and devices whose name holds TEXT`

function shown({ engines, different, distinct, skipped }: BrowsersResult): string {
  const head = ['engine', 'case', 'selfsame', 'confidence', 'fingerprintjs', 'thumbmarkjs', 'clientjs']
  const rows = Object.entries(engines).flatMap(([engine, { cases }]) =>
    cases.map((each) => [engine, each.name, each.allowed ? 'new, and says so' : each.selfsame, each.confidence.toFixed(3), each.fingerprintjs, each.thumbmarkjs, each.clientjs]),
  )
  const apart = different.map(({ engine, name, selfsame }) => `${engine}, ${name}: ${selfsame}`)
  const left = skipped.map(({ engine, name, reason }) => `${engine}, ${name}: skipped, ${reason}`)
  return [table([head, ...rows]), '', ...apart, `visitors on one machine: ${distinct}`, ...left].join('\n')
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    engine: { type: 'string', multiple: true, default: [...ENGINES] },
    only: { type: 'string' },
  },
})
const unknown = values.engine.filter((name) => !isEngine(name))
if (values.help || unknown.length > 0) {
  process.stderr.write(`${unknown.map((name) => `no engine ${name}\n`).join('')}${HELP}\n`)
  process.exit(values.help ? 0 : 2)
}
const result = await benchBrowsers({ engines: values.engine.filter(isEngine), only: values.only })
report(result, () => shown(result), values.json)
process.exit(0)
