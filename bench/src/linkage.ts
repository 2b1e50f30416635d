import { HistoryError } from '../../server/src/learning/history-error.ts'
import { metricsText } from '../../server/src/learning/metrics-text.ts'
import { ModelFileError, readModel } from '../../server/src/learning/model-file.ts'
import { createReplay } from '../../server/src/learning/replay.ts'
import { writeCharts } from '../linkage/charts/write-charts.ts'
import { allMatchers } from '../linkage/matchers.ts'
import { parseOptions, type BenchOptions } from '../linkage/options.ts'
import { replayFile } from '../linkage/replay-file.ts'
import { runLinkage } from '../linkage/run.ts'
import { summary } from '../linkage/summary.ts'
import { report, say } from './report.ts'

const names = Object.keys(await allMatchers())

const HELP = `How well visitors are recognised over months, beside the rules others published, on simulated histories or on yours.

  npm run bench:linkage -- [--json] [--browsers N] [--visits N] [--days N] [--seeds A,B,C] [--vary | --restless N] [--matchers A,B] [--charts DIR]
  npm run bench:linkage -- --population FILE --out FILE [--no-network] [--json]

  --json         one JSON document on stdout
  --browsers     browsers of a simulated population; 2000 by default
  --visits       visits of each, on average; 12 by default
  --days         days they are spread over; 180 by default
  --seeds        one population each; 101,102,103 by default
  --vary         draws another world for each seed: every rate, share and size up to three times smaller or larger
  --restless     people change things so many times as often; 1 by default
  --matchers     ${names.join(', ')}; all by default
  --charts       writes the charts into this folder, as SVG
  --model        another model for the engine than the one it ships
  --population   a history instead: JSON lines sorted by time, { browserId, t, ip, headers, components }; answered by Selfsame
  --out          where its answers go: a line a visit, { visitorId, visitorFound, confidence }, then { merged: { younger: older } }
  --no-network   the history's addresses are not looked at`

/** Six digits say more than three seeds can; whole runs are kept in the repository. */
const rounded = <T>(result: T): T => JSON.parse(JSON.stringify(result, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value))) as T

async function main(options: BenchOptions): Promise<void> {
  const model = options.model === undefined ? {} : { model: readModel(options.model) }
  if (options.population !== undefined && options.out !== undefined) {
    const metrics = await replayFile(options.population, options.out, createReplay({ network: options.network, ...model }))
    if (metrics) report(metrics, () => metricsText(metrics), options.json)
    else say('No figures: not every visit carries the label of its browser.')
    return
  }
  const { browsers, visits, days, seeds, matchers, varied, restless } = options
  const result = await runLinkage({ browsers, visits, days, seeds, varied, restless, ...(matchers && { matchers }), ...model })
  if (options.charts !== undefined) writeCharts(result, options.charts)
  report(rounded(result), () => summary(result), options.json)
}

/** Wrong usage, told as such. */
function usage(problems: readonly string[]): never {
  process.stderr.write(`${[...problems, HELP].join('\n')}\n`)
  process.exit(problems.length > 0 ? 2 : 0)
}

function parsed(): BenchOptions {
  try {
    return parseOptions(process.argv.slice(2), names)
  } catch (error) {
    if (error instanceof TypeError) return usage([error.message]) // parseArgs: an unknown option, or one without its value
    throw error
  }
}

const options = parsed()
if (options.help || options.problems.length > 0) usage(options.problems)
try {
  await main(options)
} catch (error) {
  const fault = error instanceof Error && (error instanceof HistoryError || error instanceof ModelFileError || 'code' in error)
  if (!fault) throw error
  say(error.message)
  process.exit(1)
}
