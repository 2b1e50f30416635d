import { assertAscii, DIGEST_LENGTH, ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import type { KeyKind, StoredKey } from './store.ts'

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

/** @throws a key with that id or digest is there already */
export async function addKey(db: Database, key: NewKey): Promise<void> {
  check(key)
  await db.run((knex) => knex('api_keys').insert(toRow(key)))
}

/**
 * Adds all of them or none; of several callers at the same moment with the same ids one succeeds.
 *
 * @returns false: a key with one of the ids is there already, and none was added
 */
export async function addKeys(db: Database, keys: readonly NewKey[]): Promise<boolean> {
  for (const key of keys) check(key)
  const digests = keys.map(({ digest }) => digest)
  return db.run(async (knex) => {
    try {
      await knex('api_keys').insert(keys.map(toRow)) // one statement: all or none
      return true
    } catch (error) {
      if (db.dialect.classify(error) !== 'duplicate') throw error
      // The try before may have come through, and only its answer not: then the keys in the way are these.
      const stored: Pick<KeyRow, 'digest'>[] = await knex('api_keys').whereIn('digest', digests).select('digest')
      return stored.length === keys.length
    }
  })
}

/** @param digest SHA-256 of the key, hexadecimal; revoked keys are not found */
export async function findKey(db: Database, kind: KeyKind, digest: string): Promise<StoredKey | undefined> {
  if (!isAscii(digest, DIGEST_LENGTH)) return undefined
  const row: KeyRow | undefined = await db.run((knex) => knex('api_keys').where({ digest, kind }).whereNull('revoked_at').first())
  return row && fromRow(row)
}

/** Oldest first, revoked ones too. */
export async function listKeys(db: Database, environmentId: string): Promise<StoredKey[]> {
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
export async function revokeKeys(db: Database, environmentId: string, kind: KeyKind, at: number): Promise<number> {
  if (!isAscii(environmentId, ID_LENGTH)) return 0
  return db.run((knex) =>
    knex('api_keys').where({ environment_id: environmentId, kind }).whereNull('revoked_at').update({ revoked_at: at }),
  )
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
