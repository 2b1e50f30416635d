/**
 * Writes the figures of `bench/results` into README.md, between `<!-- figures:NAME -->` and `<!-- /figures:NAME -->`:
 * `npm run docs:figures`. With `--check` it only says whether they are the ones that stand there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from './run.mjs'
import { agentTable } from './figures/agent-table.mjs'
import { browsersTable } from './figures/browsers-table.mjs'

const TABLES = { browsers: browsersTable, agent: agentTable }

/** @param {string} text README.md */
function filled(text) {
  return Object.entries(TABLES).reduce((page, [name, table]) => {
    const figures = table(JSON.parse(readFileSync(`${root}bench/results/${name}.json`, 'utf8')))
    const [open, close] = [`<!-- figures:${name} -->`, `<!-- /figures:${name} -->`]
    const [before = '', rest = ''] = page.split(open)
    return `${before}${open}\n\n${figures}\n${close}${rest.split(close)[1] ?? ''}`
  }, text)
}

const before = readFileSync(`${root}README.md`, 'utf8')
const after = filled(before)
if (!process.argv.includes('--check')) writeFileSync(`${root}README.md`, after)
else if (before !== after) {
  console.error('The figures in README.md are not those of bench/results: run `npm run docs:figures`.')
  process.exit(1)
}
