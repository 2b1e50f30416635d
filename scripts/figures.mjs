/**
 * Writes the figures of `bench/results` into the documents, between `<!-- figures:NAME -->` and `<!-- /figures:NAME -->`,
 * and draws their charts: `npm run docs:figures` for all, `npm run docs:accuracy` for docs/accuracy.md alone. With
 * `--check` it only says whether they are the ones that stand there.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { drawCharts } from '../bench/linkage/charts/write-charts.ts'
import { root } from './run.mjs'
import { agentTable } from './figures/agent-table.mjs'
import { browsersTable } from './figures/browsers-table.mjs'
import { goalsTable, linkageTable, recallTable } from './figures/linkage-tables.mjs'
import { searchTable } from './figures/search-table.mjs'
import { populationTable } from './figures/population-table.mjs'
import { signalsTable } from './figures/signals-table.mjs'
import { webhooksTable } from './figures/webhooks-table.mjs'
import { wrappersTable } from './figures/wrappers-table.mjs'

/**
 * Documents: their tables, each with the result it is made of, and the charts beside them.
 *
 * @type {Record<string, {
 *   tables: Record<string, [result: string, table: (result: any) => string]>,
 *   charts?: { result: string, folder: string, draw: (result: any) => Record<string, string> },
 * }>}
 */
const PAGES = {
  'README.md': {
    tables: { browsers: ['browsers', browsersTable], agent: ['agent', agentTable], 'linkage-network': ['linkage', linkageTable(true)] },
  },
  'bench/population/README.md': { tables: { population: ['population', populationTable] } },
  'docs/signals.md': { tables: { signals: ['signals', signalsTable] } },
  'docs/wrappers.md': { tables: { wrappers: ['wrappers', wrappersTable] } },
  'docs/webhooks.md': { tables: { webhooks: ['webhooks', webhooksTable] } },
  'docs/server-api.md': { tables: { search: ['search', searchTable] } },
  'docs/accuracy.md': {
    tables: {
      'linkage-network': ['linkage', linkageTable(true)],
      'linkage-alone': ['linkage', linkageTable(false)],
      goals: ['linkage', goalsTable],
      recall: ['linkage', recallTable],
    },
    charts: { result: 'linkage', folder: 'docs/accuracy', draw: drawCharts },
  },
}

const pathOf = (result) => `${root}bench/results/${result}.json`
const read = (result) => JSON.parse(readFileSync(pathOf(result), 'utf8'))

/**
 * @param {string} text a page
 * @param {typeof PAGES[string]['tables']} tables
 */
function filled(text, tables) {
  return Object.entries(tables).filter(([, [result]]) => existsSync(pathOf(result))).reduce((page, [name, [result, table]]) => {
    const [open, close] = [`<!-- figures:${name} -->`, `<!-- /figures:${name} -->`]
    if (!page.includes(open)) return page
    const [before = '', rest = ''] = page.split(open)
    return `${before}${open}\n\n${table(read(result))}\n${close}${rest.split(close)[1] ?? ''}`
  }, text)
}

/**
 * Files of a page as they should be.
 *
 * @param {string} page
 * @param {typeof PAGES[string]} parts
 * @returns {[path: string, text: string][]}
 */
function made(page, { tables, charts }) {
  const text = filled(readFileSync(`${root}${page}`, 'utf8'), tables)
  const drawn = charts && existsSync(pathOf(charts.result)) ? Object.entries(charts.draw(read(charts.result))) : []
  return [[page, text], ...drawn.map(([name, svg]) => /** @type {[string, string]} */ ([`${charts?.folder}/${name}`, svg]))]
}

const isThere = ([path, text]) => existsSync(`${root}${path}`) && readFileSync(`${root}${path}`, 'utf8') === text

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const files = Object.entries(PAGES).filter(([page]) => wanted.length === 0 || wanted.includes(page)).flatMap(([page, parts]) => made(page, parts))
const stale = files.filter((file) => !isThere(file))
if (!process.argv.includes('--check')) {
  for (const [path, text] of stale) {
    mkdirSync(dirname(`${root}${path}`), { recursive: true })
    writeFileSync(`${root}${path}`, text)
  }
} else if (stale.length > 0) {
  console.error(`The figures in ${stale.map(([path]) => path).join(', ')} are not those of bench/results: run \`npm run docs:figures\`.`)
  process.exit(1)
}
