import { randomBytes } from 'node:crypto'
import type { Database } from './database.ts'

const KEY_BYTES = 16

/** How long a secret is kept after its period began, in ms: what is on its way at the end of one still finds it. */
export const ADDRESS_KEY_LIFETIME_MS = 2 * 86_400_000

/**
 * The secret that addresses are hashed with in a period, the same for all processes; made where it is missing.
 *
 * @param period its start, in ms since the epoch
 */
export async function addressKey(db: Database, period: number): Promise<Buffer> {
  return db.run(async (knex) => {
    const find = async (): Promise<Buffer | undefined> => {
      const row: { secret: Buffer } | undefined = await knex('address_keys').where({ period }).first('secret')
      return row?.secret
    }
    const known = await find()
    if (known) return known
    const secret = randomBytes(KEY_BYTES)
    try {
      await knex('address_keys').insert({ period, secret })
      return secret
    } catch (error) {
      const other = db.dialect.classify(error) === 'duplicate' ? await find() : undefined
      if (!other) throw error
      return other
    }
  })
}

/** Deletes the secrets of periods that began before: what was hashed with them leads to no address any more. */
export async function deleteAddressKeys(db: Database, before: number): Promise<number> {
  return db.run((knex) => knex('address_keys').where('period', '<', before).del())
}
