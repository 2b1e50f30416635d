import type { HistoryVisit } from './matcher.ts'
import type { Verdict } from './metrics-links.ts'

/** One number for each device class, cause of change and size of the group of identical devices. */
export interface ByTruth {
  class: Record<string, number>
  /** A return with several causes counts for each of them; `none`: nothing had changed. */
  cause: Record<string, number>
  /** `1`, `2-4` or `5+` browsers that looked exactly alike at first. */
  group: Record<string, number>
}

export interface RecallBy {
  add(visit: HistoryVisit, verdict: Verdict): void
  recall(): ByTruth
  /** How many returns each recall is the share of. */
  returns(): ByTruth
}

const DIMENSIONS = ['class', 'cause', 'group'] as const
type Counts = Map<string, { returns: number; right: number }>

function groupSize(group: number): string {
  if (group >= 5) return '5+'
  return group === 1 ? '1' : '2-4'
}

/** Recall of returns, apart by what a simulator knows of them; nothing where a history does not tell. */
export function recallBy(): RecallBy {
  const counts: Record<(typeof DIMENSIONS)[number], Counts> = { class: new Map(), cause: new Map(), group: new Map() }
  const count = (into: Counts, name: string, right: boolean): void => {
    const before = into.get(name) ?? { returns: 0, right: 0 }
    into.set(name, { returns: before.returns + 1, right: before.right + Number(right) })
  }
  const figures = (of: (each: { returns: number; right: number }) => number): ByTruth => {
    const [byClass, byCause, byGroup] = DIMENSIONS.map((dimension) =>
      Object.fromEntries([...counts[dimension]].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, of(each)])),
    )
    return { class: byClass ?? {}, cause: byCause ?? {}, group: byGroup ?? {} }
  }
  return {
    add({ truth }, { kind, first }) {
      if (!truth || first) return
      const right = kind === 'right-link'
      count(counts.class, truth.class, right)
      for (const cause of new Set(truth.causes.length === 0 ? ['none'] : truth.causes)) count(counts.cause, cause, right)
      if (truth.group > 0) count(counts.group, groupSize(truth.group), right)
    },
    recall: () => figures(({ returns, right }) => right / returns),
    returns: () => figures(({ returns }) => returns),
  }
}
