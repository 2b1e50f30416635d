import { parseArgs } from 'node:util'
import { benchWrappers, type WrappersResult } from '../wrappers/bench.ts'
import { SUBJECTS } from '../wrappers/subjects.ts'
import { report, table } from './report.ts'

const HELP = `Which wrapper passes what: the cases of testing/src/wrapper-cases, with ours and with Fingerprint's React wrappers,
all asking the same agent and the same HTTP endpoint.

  npm run bench:wrappers -- [--json]

  --json     one JSON document on stdout`

function shown({ cases }: WrappersResult): string {
  return table([['case', ...SUBJECTS], ...cases.map((row) => [row.name, ...SUBJECTS.map((subject) => row[subject])])])
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
if (values.help) {
  process.stderr.write(`${HELP}\n`)
  process.exit(0)
}
const result = await benchWrappers()
report(result, () => shown(result), values.json)
