import type { LinkageResult, MatcherResult } from '../run.ts'
import type { LegendEntry } from './frame.ts'

/** Matchers in drawing order, and as people call them. */
const MATCHERS = [
  { name: 'selfsame', title: 'Selfsame', style: 'a' },
  { name: 'bound', title: 'bound', style: 'e' },
  { name: 'fpStalkerRules', title: 'FP-Stalker, rules', style: 'b' },
  { name: 'eckersley', title: 'Eckersley', style: 'c' },
  { name: 'exactHash', title: 'exact hash', style: 'd' },
] as const

export interface Series {
  legend: LegendEntry
  /** One result a seed. */
  results: MatcherResult[]
}

/** Results by matcher of the runs with, or without, the network; those that ran. */
export function seriesOf({ runs }: LinkageResult, network: boolean): Series[] {
  return MATCHERS.flatMap(({ name, title, style }) => {
    const results = runs.filter((run) => run.network === network).flatMap(({ matchers }) => matchers[name] ?? [])
    return results.length === 0 ? [] : [{ legend: { name: title, style }, results }]
  })
}

export const percent = (value: number): string => `${Math.round(value * 100)} %`
