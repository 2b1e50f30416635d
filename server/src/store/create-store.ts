import { findCandidate, findCandidates } from './candidates.ts'
import { clearingTraces, clearTraces } from './clear-traces.ts'
import { openDatabase, type Database } from './database.ts'
import { deleteEnvironment } from './delete-environment.ts'
import type { Dialect } from './dialects/dialect.ts'
import { mysql } from './dialects/mysql.ts'
import { sqlite } from './dialects/sqlite.ts'
import { environmentStore } from './environments.ts'
import { countEvents, findEvent, searchEvents, updateEvent } from './events.ts'
import { keyStore } from './keys.ts'
import { createLearner, type Learner, type LearnerOptions } from './learner.ts'
import { eraseStaleMentions, eraseStaleMentionsIn } from './mentions.ts'
import { listMerges } from './merges.ts'
import { migrate } from './migrations/migrate.ts'
import { operationsStore } from './operations.ts'
import { persist } from './persist.ts'
import { rateStore } from './rates.ts'
import { createRulesetStore } from './rulesets.ts'
import { createPrivacyStore } from './create-privacy-store.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createFacetRows } from './search/facet-rows.ts'
import type { SearchStore } from './search-store.ts'
import { sending } from './sending.ts'
import type { Store } from './store.ts'
import { sealingKeyStore } from './sealing-keys.ts'
import { sweep } from './sweep.ts'
import { deleteToken, findToken, saveToken } from './tokens.ts'
import { unmerge } from './unmerge.ts'
import { createVisitorCounter, type VisitorCounter } from './visitor-counter.ts'

/** Where the data is. */
export type StoreLocation =
  /** Path of an SQLite database, made where it is missing; `:memory:` for one that goes with the store. */
  | { file: string }
  /** `mysql://` or `mariadb://`; `poolSize` (10) is the most connections at a time. */
  | { url: string; poolSize?: number }

export type StoreOptions = StoreLocation & {
  /** Told of connections that broke and the like; default: a process warning. */
  onWarning?: (message: string) => void
  /** How an environment's visitors are counted; for tests. */
  learning?: Partial<LearnerOptions>
}

/**
 * The store over SQLite, MySQL or MariaDB. Connects when it is first used.
 *
 * @throws the SQLite file or its folder cannot be made
 */
export function createStore(options: StoreOptions): Store {
  const warn = options.onWarning ?? ((message: string) => process.emitWarning(message, 'SelfsameStore'))
  const db = openDatabase(dialectOf(options), warn)
  const learner = createLearner(db, (error) => warn(`counting visitors failed: ${nameOf(error)}`), options.learning)
  const visitors = createVisitorCounter(db)
  const outbox = createOutbox(db.dialect)
  const read = reading(db)
  const privacy = createPrivacyStore(db, { search: read, visitors, learner })
  const clear = () => clearTraces(db, warn)
  // Of an environment once in all, not after each visitor.
  const deleting: Store['deleteEnvironment'] = (environmentId, doer) =>
    deleteEnvironment(db, { environmentId, doer, erase: async (id) => (await privacy.eraseVisitor(environmentId, id))?.visitors ?? 0 })
  return {
    migrate: () => migrate(db),
    ping: () => db.run(async (knex) => void (await knex.raw('select 1'))),
    async close() {
      await learner.close()
      await db.close()
    },
    ...environmentStore(db),
    ...keyStore(db),
    ...sealingKeyStore(db),
    ...operationsStore(db),
    ...read,
    countVisitors: (environmentId) => visitors.count(environmentId),
    learned: (environmentId) => learner.learned(environmentId),
    ...writing(db, outbox, visitors, learner),
    ...privacy,
    eraseVisitor: clearingTraces(privacy.eraseVisitor, clear),
    eraseLinkedId: clearingTraces(privacy.eraseLinkedId, clear),
    ...createRulesetStore(db),
    ...rateStore(db),
    deleteEnvironment: clearingTraces(deleting, clear),
    ...sending(db, outbox),
    sweep: (now) => sweep(db, now),
  }
}

function reading(db: Database): Pick<Store, 'candidates' | 'candidate' | 'event' | keyof SearchStore | 'findToken' | 'listMerges'> {
  return {
    candidates: (environmentId, keys, limit) => findCandidates(db, environmentId, keys, limit),
    candidate: (environmentId, visitorId) => findCandidate(db, environmentId, visitorId),
    event: (environmentId, eventId) => findEvent(db, environmentId, eventId),
    searchEvents: (query) => searchEvents(db, query),
    countEvents: (query, most) => countEvents(db, query, most),
    updateEvent: (environmentId, eventId, update) => updateEvent(db, environmentId, eventId, update),
    findToken: (environmentId, token) => findToken(db, environmentId, token),
    listMerges: (environmentId, limit) => listMerges(db, environmentId, limit),
  }
}

type Writing = Pick<Store, 'persist' | 'unmerge' | 'saveToken' | 'deleteToken'>

/** What changes the visitors, and lets those who count them know. */
function writing(db: Database, outbox: Outbox, visitors: VisitorCounter, learner: Learner): Writing {
  const beside = { outbox, facets: createFacetRows() }
  return {
    async persist(visit) {
      const result = await persist(db, beside, visit)
      if (result.outcome === 'repeated') await eraseStaleMentionsIn(db, visit.environmentId, result.event.event_id)
      if (result.outcome !== 'stored') return result
      outbox.wake(visit.environmentId)
      visitors.add(visit.environmentId, (visit.visitor.isNew ? 1 : 0) - result.merged)
      learner.see(visit)
      await eraseStaleMentions(db, visit, result.event)
      return result
    },
    async unmerge(environmentId, younger, at) {
      const older = await unmerge(db, environmentId, { younger, at })
      if (older !== undefined) visitors.add(environmentId, 1)
      return older
    },
    saveToken: (environmentId, token, stored) => saveToken(db, environmentId, token, stored),
    deleteToken: (token) => deleteToken(db, token),
  }
}

function dialectOf(location: StoreLocation): Dialect {
  return 'file' in location ? sqlite(location.file) : mysql(location.url, location.poolSize)
}

/** Not the message, which may hold values. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'an error'
}
