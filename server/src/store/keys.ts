import type { Knex } from 'knex'
import { assertAscii, DIGEST_LENGTH, ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { toEnvironment, type EnvironmentRow } from './environments.ts'
import { insertOwned } from './insert-owned.ts'
import type { FoundKey, KeyKind, KeyStore, StoredKey } from './key-store.ts'

interface KeyRow {
  id: string
  environment_id: string
  kind: KeyKind
  digest: string
  hint: string
  created_at: number
  revoked_at: number | null
}

type NewKey = StoredKey & { digest: string }

export function keyStore(db: Database): KeyStore {
  return {
    addKey: (key) => addKey(db, key),
    addKeys: (keys) => addKeys(db, keys),
    findKey: (kind, digest, at) => findKey(db, kind, digest, at),
    listKeys: (environmentId) => listKeys(db, environmentId),
    revokeKeys: (environmentId, kind, at) => revokeKeys(db, environmentId, kind, at),
    revokeKey: (environmentId, id, at) => revokeKey(db, environmentId, id, at),
  }
}

/**
 * @returns false: there is no such environment (any more), and nothing was added
 * @throws a key with that id or digest is there already
 */
async function addKey(db: Database, key: NewKey): Promise<boolean> {
  check(key)
  return insertOwned(db, 'api_keys', [toRow(key)])
}

/**
 * Adds all of them or none; of several callers at the same moment with the same ids one succeeds.
 *
 * @returns false: a key with one of the ids is there already, or there is no such environment (any more); none was added
 */
async function addKeys(db: Database, keys: readonly NewKey[]): Promise<boolean> {
  for (const key of keys) check(key)
  try {
    return await insertOwned(db, 'api_keys', keys.map(toRow))
  } catch (error) {
    if (db.dialect.classify(error) !== 'duplicate') throw error
    return false
  }
}

/** One query, by two unique keys: it is asked at every request, since a key may have been revoked by another process. */
async function findKey(db: Database, kind: KeyKind, digest: string, at: number): Promise<FoundKey | undefined> {
  if (!isAscii(digest, DIGEST_LENGTH)) return undefined
  const row: KeyWithEnvironment | undefined = await db.run((knex) =>
    knex({ k: 'api_keys' })
      .join({ e: 'environments' }, 'e.id', 'k.environment_id')
      .where({ 'k.digest': digest, 'k.kind': kind })
      .where(worksAfter(at))
      .first('k.*', ENVIRONMENT),
  )
  if (!row) return undefined
  const environment: EnvironmentRow = { id: row.environment_id, name: row.environment_name, settings: row.environment_settings, created_at: row.environment_made }
  return { ...fromRow(row), digest: row.digest, environment: toEnvironment(environment) }
}

interface KeyWithEnvironment extends KeyRow {
  environment_name: string
  environment_settings: string | null
  environment_made: number | null
}

const ENVIRONMENT = { environment_name: 'e.name', environment_settings: 'e.settings', environment_made: 'e.created_at' } as const

/** Oldest first, revoked ones too. */
async function listKeys(db: Database, environmentId: string): Promise<StoredKey[]> {
  if (!isAscii(environmentId, ID_LENGTH)) return []
  const rows: KeyRow[] = await db.run((knex) =>
    knex('api_keys').where({ environment_id: environmentId }).orderBy([{ column: 'created_at' }, { column: 'id' }]),
  )
  return rows.map(fromRow)
}

/**
 * @param at ms since the epoch
 * @returns how many keys worked until now
 */
async function revokeKeys(db: Database, environmentId: string, kind: KeyKind, at: number): Promise<number> {
  if (!isAscii(environmentId, ID_LENGTH)) return 0
  return db.run((knex) =>
    knex('api_keys').where({ environment_id: environmentId, kind }).where(worksAfter(at)).update({ revoked_at: at }),
  )
}

async function revokeKey(db: Database, environmentId: string, id: string, at: number): Promise<StoredKey | undefined> {
  if (![environmentId, id].every((text) => isAscii(text, ID_LENGTH))) return undefined
  const row: KeyRow | undefined = await db.run(async (knex) => {
    await knex('api_keys').where({ environment_id: environmentId, id }).where(worksAfter(at)).update({ revoked_at: at })
    return knex('api_keys').where({ environment_id: environmentId, id }).first()
  })
  return row && fromRow(row)
}

function worksAfter(at: number): (rows: Knex.QueryBuilder) => void {
  return (rows) => void rows.whereNull('revoked_at').orWhere('revoked_at', '>', at)
}

function check(key: NewKey): void {
  for (const name of ['id', 'environmentId', 'hint'] as const) assertAscii(`A key's ${name}`, key[name], ID_LENGTH)
  assertAscii("A key's digest", key.digest, DIGEST_LENGTH)
}

function toRow(key: NewKey): KeyRow {
  return {
    id: key.id,
    environment_id: key.environmentId,
    kind: key.kind,
    digest: key.digest,
    hint: key.hint,
    created_at: key.createdAt,
    revoked_at: key.revokedAt ?? null,
  }
}

function fromRow(row: KeyRow): StoredKey {
  return {
    id: row.id,
    environmentId: row.environment_id,
    kind: row.kind,
    hint: row.hint,
    createdAt: row.created_at,
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  }
}
