/**
 * `npm run -s bench:population -- [--json] [--seed 1]`: what is published about browsers and their changes, beside what the simulator
 * of `bench/population` gives.
 */
import { parseArgs } from 'node:util'
import { defaultAssumptions } from '../population/assumptions.ts'
import { crossSectionFigures } from '../population/figures/cross-section.ts'
import { historyFigures } from '../population/figures/histories.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' }, help: { type: 'boolean', default: false } } })

function show(): void {
  const seed = Number(values.seed)
  const figures = [...crossSectionFigures(seed, defaultAssumptions), ...historyFigures(seed, defaultAssumptions)]
  if (values.json) process.stdout.write(`${JSON.stringify({ seed, figures }, null, 2)}\n`)
  else for (const { what, published = '', simulated } of figures) process.stdout.write(`${what.padEnd(72)}${published.padEnd(28)}${simulated}\n`)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
if (values.help) process.stdout.write('npm run -s bench:population -- [--json] [--seed 1]\n\nPublished figures beside simulated ones; about half a minute.\n')
else show()
