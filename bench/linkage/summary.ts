import { FIGURES } from '../../server/src/learning/metrics-text.ts'
import { table } from '../src/report.ts'
import type { LinkageRun, LinkageResult, MatcherResult } from './run.ts'

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function block(network: boolean, runs: readonly LinkageRun[]): string {
  const chosen = runs.filter((run) => run.network === network)
  const names = Object.keys(chosen[0]?.matchers ?? {})
  const rows = names.map((name) => {
    const results = chosen.flatMap(({ matchers }) => matchers[name] ?? [])
    return [name, ...FIGURES.map(([, read, digits]) => mean(results.map(read)).toFixed(digits)), mean(results.map(({ msPerMatch }) => msPerMatch)).toFixed(2)]
  })
  const title = `${network ? 'with' : 'without'} network evidence, mean of ${chosen.length} seed(s)`
  return [title, table([['matcher', ...FIGURES.map(([head]) => head), 'ms'], ...rows])].join('\n')
}

/** What the product promises of itself on held-out histories; `network` undefined: in both runs. */
export const GOALS: readonly { name: string; at: 'least' | 'most'; bound: number; network?: boolean; read: (result: MatcherResult) => number | undefined }[] = [
  { name: 'link F1, with network', at: 'least', bound: 0.935, network: true, read: ({ f1 }) => f1 },
  { name: 'link F1, without', at: 'least', bound: 0.925, network: false, read: ({ f1 }) => f1 },
  { name: 'newcomers falsely linked', at: 'most', bound: 0.08, read: ({ newcomersFalselyLinked }) => newcomersFalselyLinked },
  { name: 'ECE over links', at: 'most', bound: 0.02, read: ({ ece }) => ece },
  { name: 'recall at precision .99', at: 'least', bound: 0.7, read: ({ recallAtPrecision99 }) => recallAtPrecision99 },
  { name: 'ids per browser', at: 'most', bound: 1.4, read: ({ idsPerBrowser }) => idsPerBrowser },
  { name: 'recall on iOS', at: 'least', bound: 0.8, read: ({ recallBy }) => recallBy.class['ios'] },
  { name: 'recall after a browser update', at: 'least', bound: 0.93, read: ({ recallBy }) => recallBy.cause['browser-update'] },
]

export interface GoalResult {
  name: string
  goal: string
  network: boolean
  /** One a seed. */
  values: number[]
  met: boolean
}

/** Each goal beside what the seeds gave; met where all of them do. */
export function goals({ runs }: LinkageResult, matcher = 'selfsame'): GoalResult[] {
  return [true, false].flatMap((network) =>
    GOALS.filter((goal) => goal.network === undefined || goal.network === network).flatMap(({ name, at, bound, read }) => {
      const results = runs.filter((run) => run.network === network).flatMap(({ matchers }) => matchers[matcher] ?? [])
      const values = results.flatMap((result) => read(result) ?? [])
      if (values.length === 0) return []
      const met = values.every((value) => (at === 'least' ? value >= bound : value <= bound))
      return [{ name, goal: `${at === 'least' ? '>=' : '<='} ${bound}`, network, values, met }]
    }),
  )
}

/** The result as tables for people. */
export function summary(result: LinkageResult): string {
  const rows = goals(result).map(({ name, goal, network, values, met }) => [
    name, network ? 'with' : 'without', goal, values.map((value) => value.toFixed(3)).join(' '), met ? 'met' : 'NOT met',
  ])
  const held = rows.length === 0 ? [] : ['', 'Selfsame against its goals, seed by seed', table([['goal', 'network', 'bound', 'values', ''], ...rows])]
  return [block(true, result.runs), '', block(false, result.runs), ...held].join('\n')
}
