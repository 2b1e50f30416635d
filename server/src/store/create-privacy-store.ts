import { ADDRESS_KEY_LIFETIME_MS, addressKey, deleteAddressKeys } from './address-keys.ts'
import { insertAudit, listAudit } from './audit.ts'
import type { Database } from './database.ts'
import { eraseVisitor } from './erase.ts'
import { createStaleVisitors, expireAudit, expireEvents } from './expire.ts'
import { exportVisitor } from './export.ts'
import type { Learner } from './learner.ts'
import { visitorsOfLinkedId } from './linked-id.ts'
import type { AuditAction, Doer, ExportedRow, PrivacyStore, Whom } from './privacy-store.ts'
import type { SearchStore } from './search-store.ts'
import { expireFacets } from './search/expire-facets.ts'
import type { VisitorCounter } from './visitor-counter.ts'

export interface PrivacyDeps {
  search: Pick<SearchStore, 'searchEvents'>
  visitors: VisitorCounter
  learner: Learner
}

export function createPrivacyStore(db: Database, deps: PrivacyDeps): PrivacyStore {
  const erasing = erasure(db, deps)
  return {
    ...erasing,
    ...exporting(db, deps),
    ...expiring(db, erasing.eraseVisitor),
    listAudit: (environmentId, limit) => listAudit(db, environmentId, limit),
    addressKey: (period) => addressKey(db, period),
  }
}

function erasure(db: Database, { search, visitors, learner }: PrivacyDeps): Pick<PrivacyStore, 'eraseVisitor' | 'eraseLinkedId'> {
  const erase: PrivacyStore['eraseVisitor'] = async (environmentId, visitorId, doer) => {
    const erased = await eraseVisitor(db, { environmentId, visitorId, doer })
    if (!erased) return undefined
    visitors.add(environmentId, -1)
    learner.forget(environmentId, erased.ids, erased.records)
    return { visitors: erased.ids.length, events: erased.events }
  }
  return {
    eraseVisitor: erase,
    async eraseLinkedId(environmentId, linkedId, doer) {
      const gone = { visitors: 0, events: 0 }
      for await (const id of visitorsOfLinkedId(search, environmentId, linkedId)) {
        const erased = await erase(environmentId, id, doer)
        gone.visitors += erased?.visitors ?? 0
        gone.events += erased?.events ?? 0
      }
      if (gone.visitors === 0) return undefined
      await note(db, environmentId, { action: 'linked_id.erased', doer, counts: gone })
      return gone
    },
  }
}

function exporting(db: Database, { search }: PrivacyDeps): Pick<PrivacyStore, 'exportVisitors'> {
  async function* rowsOf(environmentId: string, whom: Whom): AsyncGenerator<ExportedRow> {
    const ids = 'visitorId' in whom ? [whom.visitorId] : visitorsOfLinkedId(search, environmentId, whom.linkedId)
    for await (const id of ids) yield* (await exportVisitor(db, environmentId, id)) ?? []
  }
  return {
    async exportVisitors(environmentId, whom, doer) {
      const rows = rowsOf(environmentId, whom)
      const first = await rows.next()
      if (first.done) return undefined
      await note(db, environmentId, { action: 'visitorId' in whom ? 'visitor.exported' : 'linked_id.exported', doer })
      return startingWith(first.value, rows)
    },
  }
}

function expiring(db: Database, erase: PrivacyStore['eraseVisitor']): Pick<PrivacyStore, 'expire'> {
  const stale = createStaleVisitors(db)
  return {
    async expire(now, retention) {
      const gone = { events: 0, visitors: 0, audit: 0 }
      await deleteAddressKeys(db, now - ADDRESS_KEY_LIFETIME_MS)
      if (retention.events !== undefined) {
        gone.events = await expireEvents(db, now - retention.events)
        await expireFacets(db, now - retention.events)
      }
      for (const { environmentId, id } of await stale.next(now - (retention.visitors ?? Infinity))) {
        if (await erase(environmentId, id)) gone.visitors++
      }
      if (retention.audit !== undefined) gone.audit = await expireAudit(db, now - retention.audit)
      return gone
    },
  }
}

interface Note {
  action: AuditAction
  doer: Doer | undefined
  counts?: Record<string, number>
}

async function note(db: Database, environmentId: string, { action, doer, counts }: Note): Promise<void> {
  if (doer) await db.run((knex) => insertAudit(knex, environmentId, { at: doer.at, action, details: { by: doer.by, ...counts } }))
}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first
  yield* rest
}
