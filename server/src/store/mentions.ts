import type { Event, Explanation } from '@selfsame/contract'
import type { Knex } from 'knex'
import type { Database } from './database.ts'
import { eraseNear } from './erase-near.ts'
import { eventColumns } from './event-columns.ts'
import { marks, type Statements, withStatements } from './statements.ts'
import type { StoredEvent, Visit } from './store.ts'

/** Mentions a statement. */
const BATCH = 200

/** Other visitors that an event and its explanation name, sorted. They must be findable: whoever is erased goes from there as well. */
export function mentionsOf({ event, explanation }: StoredEvent): string[] {
  const { candidates, runnerUp, merged = [], highRecall } = explanation.linkage
  const named = [
    ...candidates.map(({ visitorId }) => visitorId),
    runnerUp?.visitorId,
    ...merged.flatMap(({ younger, older }) => [younger, older]),
    highRecall?.visitorId,
    event.supplementary_id_high_recall?.visitor_id,
  ]
  const own = event.identification?.visitor_id
  return [...new Set(named)].filter((id): id is string => id !== undefined && id !== own).sort()
}

export async function insertMentions(statements: Statements, event: Event, explanation: Explanation): Promise<void> {
  await statements.insert(
    'mentions',
    mentionsOf({ event, explanation }).map((id) => ({ visitor_id: id, event_id: event.event_id })),
  )
}

/** Takes erased visitors' ids out of other visitors' events, a batch at a time, and what those visitors have of them themselves. */
export async function eraseMentions(trx: Knex, environmentId: string, ids: readonly string[]): Promise<void> {
  await eraseNear(trx, environmentId, ids)
  for (let mentions: { event_id: string }[] = []; ; ) {
    mentions = await trx('mentions').whereIn('visitor_id', [...ids]).limit(BATCH).select('event_id')
    const eventIds = [...new Set(mentions.map(({ event_id: id }) => id))].sort()
    for (const id of eventIds) await rewrite(trx, id, ids)
    await trx('mentions').whereIn('event_id', eventIds).whereIn('visitor_id', [...ids]).del()
    if (mentions.length < BATCH) return
  }
}

/**
 * Visits are decided before they are written: a visitor may be erased in between, and its id written all the same. So
 * whoever has written asks once more: either the erasure saw what was written, or this sees that the visitor is gone.
 *
 * @param visit just written
 */
export async function eraseStaleMentions(db: Database, { environmentId, explanation }: Pick<Visit, 'environmentId' | 'explanation'>, event: Event): Promise<void> {
  const mentioned = mentionsOf({ event, explanation })
  if (mentioned.length === 0) return
  const sql = `select id from visitors where id in (${marks(mentioned.length)})`
  const there = await db.run((knex) => withStatements(knex, db.dialect, (statements) => statements.rows<{ id: string }>(sql, mentioned)))
  const gone = mentioned.filter((id) => !there.some((row) => row.id === id))
  if (gone.length > 0) await db.transact(async (trx) => ({ end: 'commit', value: await eraseMentions(trx, environmentId, gone) }))
}

/**
 * The same for a visit that is answered with the event of an earlier try: that one's asking may have failed after it had written.
 *
 * @param eventId of that event
 */
export async function eraseStaleMentionsIn(db: Database, environmentId: string, eventId: string): Promise<void> {
  const gone: string[] = await db.run((knex) =>
    knex({ m: 'mentions' }).leftJoin({ v: 'visitors' }, 'v.id', 'm.visitor_id').where('m.event_id', eventId).whereNull('v.id').pluck('m.visitor_id'),
  )
  if (gone.length > 0) await db.transact(async (trx) => ({ end: 'commit', value: await eraseMentions(trx, environmentId, gone) }))
}

/**
 * The same for a visitor that is not there: an erasure that was cut off after its visitor had gone is done by asking again. Not
 * so for those that had been merged into it, unless each is asked for: what joined them has gone with them.
 *
 * @param visitorId whose it was; one that is there, in whichever environment, is left alone
 */
export async function eraseMentionsOfGone(db: Database, environmentId: string, visitorId: string): Promise<void> {
  await db.transact(async (trx) => {
    const there: unknown = await trx('visitors').where({ id: visitorId }).first('id')
    if (!there) await eraseMentions(trx, environmentId, [visitorId])
    return { end: 'commit', value: undefined }
  })
}

async function rewrite(trx: Knex, eventId: string, gone: readonly string[]): Promise<void> {
  const row: { environment_id: string; event: string; explanation: string } | undefined = await trx('events')
    .where({ id: eventId })
    .forUpdate()
    .first('environment_id', 'event', 'explanation')
  if (!row) return
  const { event, explanation } = withoutVisitors(
    { event: JSON.parse(row.event) as Event, explanation: JSON.parse(row.explanation) as Explanation },
    new Set(gone),
  )
  await trx('events').where({ id: eventId }).update({ ...eventColumns(row.environment_id, event), explanation: JSON.stringify(explanation) })
}

/** The same event, in which visitors that are gone have no name any more; their bits and posteriors stay. */
export function withoutVisitors({ event, explanation }: StoredEvent, gone: ReadonlySet<string>): StoredEvent {
  const nameless = <T extends { visitorId?: string }>(named: T): T => {
    const { visitorId, ...rest } = named
    return visitorId !== undefined && gone.has(visitorId) ? (rest as T) : named
  }
  const { linkage } = explanation
  const merged = linkage.merged?.filter(({ younger, older }) => !gone.has(younger) && !gone.has(older))
  const likely = event.supplementary_id_high_recall
  return {
    event: likely && event.identification && gone.has(likely.visitor_id) ? { ...event, supplementary_id_high_recall: event.identification } : event,
    explanation: {
      ...explanation,
      linkage: {
        ...linkage,
        candidates: linkage.candidates.map(nameless),
        ...(linkage.runnerUp && { runnerUp: nameless(linkage.runnerUp) }),
        ...(merged && { merged }),
        ...(linkage.highRecall && { highRecall: nameless(linkage.highRecall) }),
      },
    },
  }
}
