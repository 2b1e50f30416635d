import type { Knex } from 'knex'
import { randomAlphanumerics } from '../ids.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import type { AuditEntry, NewAuditEntry } from './privacy-store.ts'

/** Writes an entry within the transaction that does what it tells of: there is never one without the other. */
export async function insertAudit(trx: Knex, environmentId: string, { at, action, details }: NewAuditEntry): Promise<void> {
  await trx('audit_log').insert({ id: randomAlphanumerics(20), environment_id: environmentId, at, action, details: JSON.stringify(details) })
}

/** Newest first. @param environmentId absent: of all, deleted ones too */
export async function listAudit(db: Database, environmentId: string | undefined, limit: number): Promise<AuditEntry[]> {
  if (environmentId !== undefined && !isAscii(environmentId, ID_LENGTH)) return []
  const rows: AuditRow[] = await db.run((knex) =>
    knex('audit_log')
      .where(environmentId === undefined ? {} : { environment_id: environmentId })
      .orderBy([{ column: 'at', order: 'desc' }, { column: 'id', order: 'desc' }])
      .limit(limit)
      .select('id', 'environment_id', 'at', 'action', 'details'),
  )
  return rows.map(({ id, environment_id, at, action, details }) => ({ id, environmentId: environment_id, at, action, details: JSON.parse(details) as AuditEntry['details'] }))
}

interface AuditRow {
  id: string
  environment_id: string
  at: number
  action: AuditEntry['action']
  details: string
}
