import { findCandidate, findCandidates } from './candidates.ts'
import { openDatabase } from './database.ts'
import type { Dialect } from './dialects/dialect.ts'
import { mysql } from './dialects/mysql.ts'
import { sqlite } from './dialects/sqlite.ts'
import { ensureEnvironment } from './environments.ts'
import { findEvent, searchEvents } from './events.ts'
import { addKey, addKeys, findKey, listKeys, revokeKeys } from './keys.ts'
import { migrate } from './migrations/migrate.ts'
import { persist } from './persist.ts'
import type { Store } from './store.ts'
import { sweep } from './sweep.ts'
import { deleteToken, findToken, saveToken } from './tokens.ts'
import { createVisitorCounter } from './visitors.ts'

/** Where the data is. */
export type StoreLocation =
  /** Path of an SQLite database, made where it is missing; `:memory:` for one that goes with the store. */
  | { file: string }
  /** `mysql://` or `mariadb://`; `poolSize` (10) is the most connections at a time. */
  | { url: string; poolSize?: number }

export type StoreOptions = StoreLocation & {
  /** Told of connections that broke and the like; default: a process warning. */
  onWarning?: (message: string) => void
}

/**
 * The store over SQLite, MySQL or MariaDB. Connects when it is first used.
 *
 * @throws the SQLite file or its folder cannot be made
 */
export function createStore(options: StoreOptions): Store {
  const db = openDatabase(dialectOf(options), options.onWarning ?? ((message) => process.emitWarning(message, 'SelfsameStore')))
  const visitors = createVisitorCounter(db)
  return {
    migrate: () => migrate(db),
    ping: () => db.run(async (knex) => void (await knex.raw('select 1'))),
    close: () => db.close(),
    ensureEnvironment: (name) => ensureEnvironment(db, name),
    addKey: (key) => addKey(db, key),
    addKeys: (keys) => addKeys(db, keys),
    findKey: (kind, digest) => findKey(db, kind, digest),
    listKeys: (environmentId) => listKeys(db, environmentId),
    revokeKeys: (environmentId, kind, at) => revokeKeys(db, environmentId, kind, at),
    countVisitors: (environmentId) => visitors.count(environmentId),
    candidates: (environmentId, keys, limit) => findCandidates(db, environmentId, keys, limit),
    candidate: (environmentId, visitorId) => findCandidate(db, environmentId, visitorId),
    async persist(visit) {
      const result = await persist(db, visit)
      if (result.outcome === 'stored' && visit.visitor.isNew) visitors.add(visit.environmentId)
      return result
    },
    findToken: (environmentId, token) => findToken(db, environmentId, token),
    saveToken: (environmentId, token, stored) => saveToken(db, environmentId, token, stored),
    deleteToken: (token) => deleteToken(db, token),
    event: (environmentId, eventId) => findEvent(db, environmentId, eventId),
    searchEvents: (query) => searchEvents(db, query),
    sweep: (now) => sweep(db, now),
  }
}

function dialectOf(location: StoreLocation): Dialect {
  return 'file' in location ? sqlite(location.file) : mysql(location.url, location.poolSize)
}
