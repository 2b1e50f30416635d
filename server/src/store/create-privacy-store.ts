import { ADDRESS_KEY_LIFETIME_MS, addressKey, deleteAddressKeys } from './address-keys.ts'
import { insertAudit, listAudit } from './audit.ts'
import type { Database } from './database.ts'
import { eraseVisitor } from './erase.ts'
import { createStaleVisitors, expireAudit, expireEvents } from './expire.ts'
import { exportVisitor } from './export.ts'
import type { Learner } from './learner.ts'
import type { PrivacyStore } from './privacy-store.ts'
import type { VisitorCounter } from './visitor-counter.ts'

export function createPrivacyStore(db: Database, visitors: VisitorCounter, learner: Learner): PrivacyStore {
  const stale = createStaleVisitors(db)
  const erase: PrivacyStore['eraseVisitor'] = async (environmentId, visitorId, doer) => {
    const erased = await eraseVisitor(db, { environmentId, visitorId, doer })
    if (!erased) return undefined
    visitors.add(environmentId, -1)
    learner.forget(environmentId, erased.ids, erased.records)
    return { visitors: erased.ids.length, events: erased.events }
  }
  return {
    eraseVisitor: erase,
    async exportVisitor(environmentId, visitorId, doer) {
      const rows = await exportVisitor(db, environmentId, visitorId)
      if (rows && doer) await db.run((knex) => insertAudit(knex, environmentId, { at: doer.at, action: 'visitor.exported', details: { by: doer.by } }))
      return rows
    },
    listAudit: (environmentId, limit) => listAudit(db, environmentId, limit),
    addressKey: (period) => addressKey(db, period),
    async expire(now, retention) {
      const gone = { events: 0, visitors: 0, audit: 0 }
      await deleteAddressKeys(db, now - ADDRESS_KEY_LIFETIME_MS)
      if (retention.events !== undefined) gone.events = await expireEvents(db, now - retention.events)
      if (retention.visitors !== undefined) {
        for (const { environmentId, id } of await stale.next(now - retention.visitors)) {
          if (await erase(environmentId, id)) gone.visitors++
        }
      }
      if (retention.audit !== undefined) gone.audit = await expireAudit(db, now - retention.audit)
      return gone
    },
  }
}
