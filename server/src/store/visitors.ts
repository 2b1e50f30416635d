import type { Knex } from 'knex'
import { ServerError } from '../errors.ts'
import type { Database } from './database.ts'
import type { Visit } from './store.ts'

/** Makes the visitor of a visit, or marks it as seen; holds its row until the transaction ends. */
export async function seeVisitor(trx: Knex, visit: Visit): Promise<void> {
  const seenAt = visit.event.timestamp
  const key = { id: visit.visitor.id, environment_id: visit.environmentId }
  if (visit.visitor.isNew) {
    await trx('visitors').insert({ ...key, first_seen_at: seenAt, last_seen_at: seenAt })
    return
  }
  // Servers' clocks differ a little: never backwards.
  const later = trx.raw('case when last_seen_at < ? then ? else last_seen_at end', [seenAt, seenAt])
  const found = await trx('visitors').where(key).update({ last_seen_at: later })
  if (found === 0) throw new ServerError('visitor_not_found', 'visitor not found')
}

/** A count is believed for this long, in ms ... */
const FRESH_MS = 5_000
/** ... or for this many times as long as it took: counting costs a large table 2 % of the time at most. */
const FRESH_FACTOR = 50

interface Count {
  visitors: number
  /** On `performance.now()`'s clock. */
  until: number
}

/** Counts visitors, now and then. */
export interface VisitorCounter {
  count(environmentId: string): Promise<number>
  /** Takes note of a visitor made by this process, so that its own are never missing. */
  add(environmentId: string): void
}

export function createVisitorCounter(db: Database): VisitorCounter {
  const counts = new Map<string, Count>()
  const running = new Map<string, Promise<number>>()

  async function ask(environmentId: string): Promise<number> {
    const start = performance.now()
    const row: { visitors?: number | string } | undefined = await db.run((knex) =>
      knex('visitors').where({ environment_id: environmentId }).count({ visitors: '*' }).first(),
    )
    const now = performance.now()
    const visitors = Number(row?.visitors ?? 0)
    counts.set(environmentId, { visitors, until: now + Math.max(FRESH_MS, (now - start) * FRESH_FACTOR) })
    return visitors
  }

  return {
    async count(environmentId) {
      const known = counts.get(environmentId)
      if (known && known.until > performance.now()) return known.visitors
      const asked = running.get(environmentId) ?? ask(environmentId).finally(() => running.delete(environmentId))
      running.set(environmentId, asked)
      return asked
    },
    add(environmentId) {
      const known = counts.get(environmentId)
      if (known) known.visitors += 1
    },
  }
}
