import type { Event } from '@selfsame/contract'
import type { Knex } from 'knex'
import { activityOf, countActivity, noteActivity } from './activity.ts'
import { assertAscii, DIGEST_LENGTH, ID_LENGTH } from './ascii.ts'
import { claimVisitor } from './claims.ts'
import type { Database, Ending } from './database.ts'
import { type Earlier, readEarlier, sortEarlier } from './earlier.ts'
import { eventRow, readEvent, withVisitor } from './events.ts'
import { insertMentions } from './mentions.ts'
import { mergeVisitors, type DoneMerge } from './merges.ts'
import { takeNonce } from './nonces.ts'
import type { Outbox } from './outbox.ts'
import type { FacetRows, Unsaid } from './search/facet-rows.ts'
import { keepSnapshot } from './snapshots.ts'
import { statementsIn } from './statements.ts'
import type { PersistResult, Visit } from './store.ts'
import { together } from './together.ts'
import type { ActivityValues } from './velocity.ts'
import { seeVisitor } from './visitors.ts'

/** What is written beside the visit itself: who is to be told of it, and what it can be found by. */
export interface Beside {
  outbox: Outbox
  facets: FacetRows
}

/**
 * Writes a visit in one transaction. What can collide comes first: nonce, claim, the visitors' rows; so nothing is ever
 * waited for by a transaction that others wait for in another order.
 *
 * @throws {RangeError} an id or digest is no ASCII, or too long
 * @throws {ServerError} `visitor_not_found`: the visitor to link to is not there (any more); `public_api_key_not_found`: the
 *   environment was deleted meanwhile; `service_unavailable`
 */
export async function persist(db: Database, { outbox, facets }: Beside, visit: Visit): Promise<PersistResult> {
  check(visit)
  let said: Unsaid | undefined
  const result = await db.transact<PersistResult>(async (trx, attempt) => {
    if (attempt > 1) {
      // The COMMIT of the try before may have come through, and only its answer not.
      const written = await readEvent(trx, visit.environmentId, visit.event.event_id)
      if (written) return rollback({ outcome: 'stored', event: written, merged: 0 })
    }
    const statements = await statementsIn(trx, db.dialect)
    const nonce = await takeNonce({ trx, statements }, db, visit)
    if (nonce.state === 'unsettled') return { end: 'again' }
    if (nonce.state === 'retry') return rollback(answered(nonce.event, visit, attempt))
    if (visit.visitor.isNew) {
      const claim = await claimVisitor(statements, db, visit)
      if (claim.state === 'unsettled') return { end: 'again' }
      if (claim.state === 'taken') return rollback({ outcome: 'claimed', visitorId: claim.visitorId })
    }
    const merged = await mergeVisitors(trx, visit)
    const [visitorId, hashes] = await together(seeVisitor(statements, db, visit), meanwhile(() => activityOf(visit)))
    const values = hashes && { ...hashes, visitor_id: visitorId }
    // Before this visit is noted: what is read is without it.
    const [rows] = await together(readEarlier(statements, db.dialect, visit, { visitorId, values }), meanwhile(() => visit.prepare?.()))
    const seen = { visitorId, replayed: nonce.state === 'replay', values }
    const [, { known, complete, event }] = await together(noteActivity(statements, visit, values), meanwhile(() => completed(visit, seen, sortEarlier(rows))))
    const [, row] = await together(keepSnapshot(statements, visit, { visitorId, known }), meanwhile(() => eventRow(complete, event)))
    const [, unsaid] = await together(statements.insert('events', [row]), meanwhile(() => facets.unsaid(visit.environmentId, event)))
    await insertMentions(statements, event, complete.explanation)
    await announce(trx, outbox, visit, merged)
    await facets.insert(statements, unsaid)
    said = unsaid
    return { end: 'commit', value: { outcome: 'stored', event, merged: merged.length } }
  })
  if (said && result.outcome === 'stored') facets.committed(said)
  return result
}

/**
 * Runs when a statement is on its way. One statement at a time, though: what is sent behind one that learns that the transaction
 * is gone would be in none any more, and be kept. A SELECT learns that too: in a Galera cluster, of a transaction that another node's was in the way of.
 */
async function meanwhile<T>(work: () => T): Promise<T> {
  await Promise.resolve()
  return work()
}

/** By its own event, where the COMMIT of the try before was still under way when this one looked for it. */
function answered(first: Event, { event }: Visit, attempt: number): PersistResult {
  return attempt > 1 && first.event_id === event.event_id ? { outcome: 'stored', event: first, merged: 0 } : { outcome: 'repeated', event: first }
}

/** For the endpoints that want to know. */
async function announce(trx: Knex, outbox: Outbox, { environmentId, event }: Pick<Visit, 'environmentId' | 'event'>, merged: readonly DoneMerge[]): Promise<void> {
  const { event_id: eventId, timestamp: at } = event
  await outbox.put(trx, { environmentId, type: 'event', id: eventId, subjectId: eventId, at })
  for (const { id, younger } of merged) await outbox.put(trx, { environmentId, type: 'visitor.merged', id, subjectId: younger, at })
}

/** What the transaction has found of the visit so far. */
interface Seen {
  /** Who it turned out to be: another than decided where that one was merged. */
  visitorId: string
  replayed: boolean
  values: ActivityValues | undefined
}

/** The visit with its signals, and the snapshots of its visitor. */
function completed(visit: Visit, { visitorId, replayed, values }: Seen, { snapshots: known, events }: Earlier) {
  const velocity = countActivity(visit, values, events)
  const complete: Visit = { ...visit, ...visit.complete?.({ ...(velocity && { velocity }), replayed }) }
  return { known, complete, event: eventOf(complete, visitorId, replayed) }
}

function eventOf({ visitor, event }: Visit, visitorId: string, replayed: boolean): Event {
  const own = visitorId === visitor.id ? event : withVisitor(event, visitorId)
  return replayed ? { ...own, replayed } : own
}

function rollback(value: PersistResult): Ending<PersistResult> {
  return { end: 'rollback', value }
}

function check(visit: Visit): void {
  assertAscii('environmentId', visit.environmentId, ID_LENGTH)
  assertAscii('visitor.id', visit.visitor.id, ID_LENGTH)
  assertAscii('event.event_id', visit.event.event_id, ID_LENGTH)
  assertAscii('snapshot.digest', visit.snapshot.digest, DIGEST_LENGTH)
  if (visit.claim !== undefined) assertAscii('claim', visit.claim, DIGEST_LENGTH)
}
