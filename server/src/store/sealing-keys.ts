import type { Knex } from 'knex'
import { assertAscii, ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { holdEnvironment, insertOwned } from './insert-owned.ts'
import type { SealingKeyState, SealingKeyStore, StoredSealingKey } from './sealing-key-store.ts'

interface Row {
  id: string
  environment_id: string
  state: SealingKeyState
  kept: string
  created_at: number
  changed_at: number
}

export function sealingKeyStore(db: Database): SealingKeyStore {
  return {
    addSealingKey: (key) => add(db, key),
    async activeSealingKey(environmentId) {
      const [row] = await list(db, environmentId, 'active')
      return row
    },
    listSealingKeys: (environmentId) => list(db, environmentId),
    activateSealingKey: (environmentId, id, at) => activate(db, environmentId, id, at),
    async deleteSealingKey(environmentId, id) {
      if (!areIds(environmentId, id)) return false
      return (await db.run((knex) => knex('sealing_keys').where({ id, environment_id: environmentId }).del())) > 0
    },
  }
}

async function add(db: Database, key: StoredSealingKey): Promise<boolean> {
  for (const name of ['id', 'environmentId'] as const) assertAscii(`A sealing key's ${name}`, key[name], ID_LENGTH)
  return insertOwned(db, 'sealing_keys', [toRow(key)], async (trx) => {
    if (key.state === 'active') await retireActive(trx, key.environmentId, key.changedAt)
  })
}

async function list(db: Database, environmentId: string, state?: SealingKeyState): Promise<StoredSealingKey[]> {
  if (!areIds(environmentId)) return []
  const where = { environment_id: environmentId, ...(state && { state }) }
  const rows: Row[] = await db.run((knex) => knex('sealing_keys').where(where).orderBy([{ column: 'created_at' }, { column: 'id' }]))
  return rows.map(fromRow)
}

async function activate(db: Database, environmentId: string, id: string, at: number): Promise<boolean> {
  if (!areIds(environmentId, id)) return false
  return db.transact(async (trx) => {
    await holdEnvironment(trx, environmentId) // of two that activate at once, one waits: there is never more than one active key
    const key: Pick<Row, 'state'> | undefined = await trx('sealing_keys').where({ id, environment_id: environmentId }).first('state')
    if (key && key.state !== 'active') {
      await retireActive(trx, environmentId, at)
      await trx('sealing_keys').where({ id }).update({ state: 'active', changed_at: at })
    }
    return { end: 'commit', value: key !== undefined }
  })
}

async function retireActive(trx: Knex, environmentId: string, at: number): Promise<void> {
  await trx('sealing_keys').where({ environment_id: environmentId, state: 'active' }).update({ state: 'retired', changed_at: at })
}

function areIds(...ids: string[]): boolean {
  return ids.every((id) => isAscii(id, ID_LENGTH))
}

function toRow({ id, environmentId, state, kept, createdAt, changedAt }: StoredSealingKey): Row {
  return { id, environment_id: environmentId, state, kept, created_at: createdAt, changed_at: changedAt }
}

function fromRow(row: Row): StoredSealingKey {
  const { id, environment_id: environmentId, state, kept, created_at: createdAt, changed_at: changedAt } = row
  return { id, environmentId, state, kept, createdAt, changedAt }
}
