import type { Database } from './database.ts'

/** A count is believed for this long, in ms ... */
const FRESH_MS = 5_000
/** ... or for this many times as long as it took: counting costs a large table 0.2 % of the time at most. */
const FRESH_FACTOR = 500

interface Count {
  visitors: number
  /** On `performance.now()`'s clock. */
  until: number
}

/** Counts visitors, now and then; of those merged into others only the others. */
export interface VisitorCounter {
  count(environmentId: string): Promise<number>
  /** Takes note of visitors made (1), merged or erased (-1) by this process, so that its own are never missing. */
  add(environmentId: string, visitors: number): void
}

export function createVisitorCounter(db: Database): VisitorCounter {
  const counts = new Map<string, Count>()
  const running = new Map<string, Promise<number>>()

  async function ask(environmentId: string): Promise<number> {
    const start = performance.now()
    const row: { visitors?: number | string } | undefined = await db.run((knex) =>
      knex('visitors').where({ environment_id: environmentId }).whereNull('merged_into').count({ visitors: '*' }).first(),
    )
    const now = performance.now()
    const visitors = Number(row?.visitors ?? 0)
    counts.set(environmentId, { visitors, until: now + Math.max(FRESH_MS, (now - start) * FRESH_FACTOR) })
    return visitors
  }

  function refresh(environmentId: string): Promise<number> {
    const asked = running.get(environmentId) ?? ask(environmentId).finally(() => running.delete(environmentId))
    running.set(environmentId, asked)
    return asked
  }

  return {
    async count(environmentId) {
      const known = counts.get(environmentId)
      return known && known.until > performance.now() ? known.visitors : refresh(environmentId)
    },
    add(environmentId, visitors) {
      const known = counts.get(environmentId)
      if (known) known.visitors += visitors
    },
  }
}
