import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { every } from './loaders/every.ts'
import { fpStalker } from './loaders/fp-stalker.ts'
import { liCao, LoadError } from './loaders/li-cao.ts'
import type { HistoryLine } from './loaders/line.ts'

const HELP = `Turns a published data set, which you have fetched, into a history that the bench can replay.

  node bench/linkage/load.ts --from fp-stalker [--every DAYS] extension1.txt extension2.txt | LC_ALL=C sort > history.jsonl
  node bench/linkage/load.ts --from li-cao [--browser-column NAME] final_with_header.csv | LC_ALL=C sort > history.jsonl
  npm run bench:linkage -- --population history.jsonl --out answers.jsonl

--every makes a visit of each browser every so many days, as it looked by then: FP-Stalker's data has a line only where
something changed. Lines begin with their time, so that sort puts them in order, on disk where they do not fit into memory.`

const SETS: Readonly<Record<string, (path: string, browserColumn?: string) => AsyncIterable<HistoryLine>>> = { 'fp-stalker': fpStalker, 'li-cao': liCao }

async function print(lines: AsyncIterable<HistoryLine>): Promise<number> {
  let count = 0
  for await (const line of lines) {
    count += 1
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
  }
  return count
}

const { values, positionals } = parseArgs({
  options: { from: { type: 'string', default: '' }, 'browser-column': { type: 'string' }, every: { type: 'string' }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const load = SETS[values.from]
const days = values.every === undefined ? undefined : Number(values.every)
if (values.help || !load || positionals.length === 0 || (days !== undefined && !(days > 0))) {
  process.stderr.write(`${HELP}\n`)
  process.exit(values.help ? 0 : 2)
}

/** The files one after the other: a browser's lines may be in both. */
async function* all(): AsyncGenerator<HistoryLine> {
  for (const path of positionals) yield* load?.(path, values['browser-column']) ?? []
}

try {
  const lines = days === undefined ? all() : every(all(), days)
  process.stderr.write(`${await print(lines)} visits\n`)
} catch (error) {
  if (!(error instanceof LoadError || (error instanceof Error && 'code' in error))) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
