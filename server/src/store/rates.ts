import type { Knex } from 'knex'
import type { Database } from './database.ts'
import { hash16 } from './hash.ts'
import type { RateStore } from './rate-store.ts'
import { rowsOf } from './rows-of.ts'

/** After its minute a count is of use to nobody but a process whose clock is slow; in ms. */
export const RATE_LIFETIME_MS = 60_000

interface Added {
  key_hash: Buffer
  points: number
  ends_at: number
}

/** One statement by itself: a transaction would hold the row of a busy network over a round trip more. */
const ADD: Record<Database['dialect']['name'], (knex: Knex, added: Added) => Promise<number>> = {
  async sqlite(knex, { key_hash: key, points, ends_at: endsAt }) {
    const sql =
      'insert into rate_counts (key_hash, points, ends_at) values (?, ?, ?) on conflict (key_hash) do update set points = points + excluded.points returning points'
    const [row] = await rowsOf<{ points: number }>(knex, sql, [key, points, endsAt])
    return row?.points ?? points
  },
  // MySQL has no RETURNING; what LAST_INSERT_ID() is set to comes along with the answer.
  async mysql(knex, { key_hash: key, points, ends_at: endsAt }) {
    const sql = 'insert into rate_counts (key_hash, points, ends_at) values (?, ?, ?) on duplicate key update points = last_insert_id(points + ?)'
    const [{ affectedRows, insertId }] = (await knex.raw(sql, [key, points, endsAt, points])) as [{ affectedRows: number; insertId: number }]
    return affectedRows === 1 ? points : insertId
  },
}

export function rateStore(db: Database): RateStore {
  return {
    addToRate: (name, points, endsAt) => db.run((knex) => ADD[db.dialect.name](knex, { key_hash: hash16(name, String(endsAt)), points, ends_at: endsAt })),
  }
}
