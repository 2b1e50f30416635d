import { goals } from '../../bench/linkage/summary.ts'
import { markdownTable } from './markdown.mjs'

/** Matchers as people call them, in order. */
const MATCHERS = {
  selfsame: 'Selfsame',
  fpStalkerRules: 'FP-Stalker, rules',
  eckersley: 'Eckersley 2010',
  exactHash: 'exact hash',
  bound: 'bound: knows the simulator',
}

const COLUMNS = {
  precision: ({ precision }) => precision.toFixed(3),
  recall: ({ recall }) => recall.toFixed(3),
  'link F1': ({ f1 }) => f1.toFixed(3),
  'right decisions': ({ correctDecisions }) => correctDecisions.toFixed(3),
  'newcomers falsely linked': ({ newcomersFalselyLinked }) => percent(newcomersFalselyLinked),
  ECE: ({ ece }) => ece.toFixed(3),
  'recall at precision .99': ({ recallAtPrecision99 }) => recallAtPrecision99.toFixed(2),
  'ids per browser': ({ idsPerBrowser }) => idsPerBrowser.toFixed(2),
  'average tracking, days': ({ trackingDays }) => trackingDays.average.toFixed(0),
  'longest, days': ({ trackingDays }) => trackingDays.maximum.toFixed(0),
  ownership: ({ ownership }) => ownership.toFixed(3),
}

const percent = (value) => `${(value * 100).toFixed(1)} %`

/** Results of one matcher, one a seed. */
const resultsOf = ({ runs }, network, name) => runs.filter((run) => run.network === network).flatMap(({ matchers }) => matchers[name] ?? [])

/** Mean over seeds of the plain figures, and of the tracking; the rest is the first seed's. */
function mean(results) {
  const [first] = results
  const averaged = Object.entries(first).map(([name, value]) => {
    if (typeof value === 'number') return [name, average(results.map((each) => each[name]))]
    if (name === 'trackingDays') return [name, Object.fromEntries(Object.keys(value).map((key) => [key, average(results.map((each) => each[name][key]))]))]
    return [name, value]
  })
  return Object.fromEntries(averaged)
}

const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/** All matchers, with network evidence or without; means over the seeds. */
export const linkageTable = (network) => (result) => {
  const rows = Object.entries(MATCHERS).flatMap(([name, title]) => {
    const results = resultsOf(result, network, name)
    return results.length === 0 ? [] : [[title, ...Object.values(COLUMNS).map((read) => read(mean(results)))]]
  })
  return markdownTable(['', ...Object.keys(COLUMNS)], rows)
}

/** Each goal beside what each seed gave. */
export function goalsTable(result) {
  const rows = goals(result).map(({ name, goal, network, values, met }) => [
    name,
    network ? 'with' : 'without',
    goal.replace('>=', '≥').replace('<=', '≤'),
    values.map((value) => value.toFixed(3)).join(', '),
    met ? 'met' : 'not met',
  ])
  return markdownTable(['goal', 'network', 'to reach', 'seed by seed', 'result'], rows)
}

/** Returns of all seeds together: recall by class, group and cause, with and without network. */
export function recallTable(result) {
  /** @type {[network: boolean, name: string, title: string][]} */
  const columns = [[true, 'selfsame', 'Selfsame'], [false, 'selfsame', 'Selfsame, no network'], [true, 'bound', 'bound'], [true, 'fpStalkerRules', 'FP-Stalker'], [true, 'exactHash', 'exact hash']]
  const there = columns.filter(([network, name]) => resultsOf(result, network, name).length > 0)
  const counted = resultsOf(result, true, there[0]?.[1] ?? 'selfsame')
  const rows = ['class', 'group', 'cause'].flatMap((by) =>
    [...new Set(counted.flatMap((each) => Object.keys(each.returnsBy[by])))].sort().map((name) => [
      by === 'group' ? `group of ${name}` : name,
      total(counted, by, name).toLocaleString('en'),
      ...there.map(([network, matcher]) => pooled(resultsOf(result, network, matcher), by, name).toFixed(3)),
    ]),
  )
  return markdownTable(['returns of', 'how many', ...there.map(([, , title]) => title)], rows)
}

const total = (results, by, name) => results.reduce((sum, { returnsBy }) => sum + (returnsBy[by][name] ?? 0), 0)

function pooled(results, by, name) {
  const right = results.reduce((sum, { recallBy, returnsBy }) => sum + (recallBy[by][name] ?? 0) * (returnsBy[by][name] ?? 0), 0)
  return right / Math.max(1, total(results, by, name))
}
