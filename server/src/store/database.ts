import createKnex, { type Knex } from 'knex'
import type { Dialect } from './dialects/dialect.ts'
import type { PoolState } from './operations-store.ts'
import { withRetries } from './retry.ts'

/** How a transaction ends: its value kept, or all that it wrote undone; `again` starts it anew. */
export type Ending<T> = { end: 'commit' | 'rollback'; value: T } | { end: 'again' }

/** The pool, and the two ways to use it. */
export interface Database {
  readonly dialect: Dialect
  /** Runs statements outside of a transaction; all of them again where the connection broke or others were in the way. */
  run<T>(work: (knex: Knex) => Promise<T>): Promise<T>
  /** Runs a transaction, from the start again after a deadlock or a lost connection. */
  transact<T>(work: (trx: Knex.Transaction, attempt: number) => Promise<Ending<T>>): Promise<T>
  pool(): PoolState
  close(): Promise<void>
}

/**
 * @param onWarning told what knex and the dialect have to say of their connections; holds no values
 */
export function openDatabase(dialect: Dialect, onWarning: (message: string) => void): Database {
  const knex = createKnex({
    ...dialect.config(onWarning),
    compileSqlOnError: false, // values of a query are raw fingerprints: not in messages
    log: { warn: onWarning, error: onWarning, deprecate: onWarning, debug: onWarning },
  })
  return {
    dialect,
    run: (work) => withRetries(dialect.classify, () => work(knex)),
    transact: (work) => withRetries(classifyEnding, (attempt) => attemptTransaction(knex, (trx) => work(trx, attempt))),
    pool: () => poolState(knex),
    close: () => knex.destroy(),
  }

  function classifyEnding(error: unknown) {
    return error instanceof RolledBack ? 'conflict' : dialect.classify(error)
  }
}

/** knex gives no type to its pool. */
function poolState(knex: Knex): PoolState {
  const pool: { numUsed(): number; numFree(): number; numPendingAcquires(): number } = knex.client.pool
  return { used: pool.numUsed(), free: pool.numFree(), waiting: pool.numPendingAcquires() }
}

/** Makes knex roll back without a fault. */
class RolledBack extends Error {
  override readonly name = 'RolledBack'
}

async function attemptTransaction<T>(knex: Knex, work: (trx: Knex.Transaction) => Promise<Ending<T>>): Promise<T> {
  let ending: Ending<T> | undefined
  try {
    // The form with a function: the promise of `trx.commit()` is fulfilled even where COMMIT failed.
    return await knex.transaction(async (trx) => {
      ending = await work(trx)
      if (ending.end !== 'commit') throw new RolledBack()
      return ending.value
    })
  } catch (error) {
    if (error instanceof RolledBack && ending?.end === 'rollback') return ending.value
    throw error
  }
}
