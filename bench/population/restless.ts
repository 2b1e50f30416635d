import { defaultAssumptions, type Assumptions } from './assumptions.ts'

/** No rate and no share is larger. Of what is neither, it makes trips day trips, and people more even. */
const MOST = 0.9

/**
 * A world whose people change things so many times as often, all of them (a site for developers, say), where by default
 * most change next to nothing and a few all the time. From the few alone a model learns to believe anything of anybody.
 */
export function restlessAssumptions(factor: number): Assumptions {
  const faster = ([name, rate]: [string, number]) => [name, name === 'docked' ? rate : Math.min(MOST, rate * factor)]
  const changes: Record<string, number> = { ...defaultAssumptions.changes }
  return { ...defaultAssumptions, changes: Object.fromEntries(Object.entries(changes).map(faster)) as unknown as Assumptions['changes'] }
}
