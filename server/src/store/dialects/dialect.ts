import type { Knex } from 'knex'

/**
 * What a database error means for the statement that met it.
 *
 * - `duplicate`: a unique key already holds that value
 * - `conflict`: another transaction was in the way (deadlock, lock wait, busy file, certification): run it again
 * - `lost`: the connection broke; whether an open transaction was committed is not known
 * - `unavailable`: the database takes no work now, and asking again at once would not help
 * - `other`: a fault
 */
export type Failure = 'duplicate' | 'conflict' | 'lost' | 'unavailable' | 'other'

/** A value bound to a `?`. */
export type Binding = string | number | Buffer | null

/** What a statement gave: rows of a SELECT; of others how many rows it wrote, or found as they should be. */
export interface Answer {
  rows: readonly unknown[]
  written: number
}

/** Column types by what they hold. Ids, keys and digests are ASCII, compared byte by byte. */
export interface ColumnTypes {
  /** ASCII, at most 32 characters: ids. */
  readonly id: string
  /** ASCII, at most 64 characters: digests in hexadecimal. */
  readonly digest: string
  /** 16 bytes: `hash16`. */
  readonly hash: string
  /** 8 bytes: `hash8`. */
  readonly shortHash: string
  /** ms since the epoch; read as a JavaScript number. */
  readonly ms: string
  readonly integer: string
  /** Unicode, at most 255 characters. */
  readonly text: string
  /** JSON as text, so that what is read is what was written, byte by byte, whatever the database. */
  readonly json: string
  /** At most 65,535 bytes. */
  readonly bytes: string
}

/** All that differs between the databases. */
export interface Dialect {
  readonly name: 'sqlite' | 'mysql'
  /** @param onWarning told what goes wrong beside the statements; given no values */
  config(onWarning: (message: string) => void): Knex.Config
  readonly types: ColumnTypes
  /** SQL expression: the database's clock in ms since the epoch, the same for every process. */
  readonly now: string
  /**
   * What stands after the closing bracket of CREATE TABLE.
   *
   * @param clustered rows are small and lie in the order of the primary key, which is then no second copy of them
   */
  tableOptions(clustered: boolean): string
  /** What ends a SELECT whose rows nobody may change until the transaction is over. */
  readonly forShare: string
  /** A SELECT with ORDER BY and LIMIT of its own, as a part of a UNION; without a temporary table where that can be had. */
  unionPart(select: string): string
  /** What begins an INSERT that passes over rows that are there already. */
  readonly insertIgnore: string
  /**
   * Runs a statement on a connection of knex's pool, but past knex.
   *
   * @throws the driver's error, as knex does
   */
  run(connection: unknown, sql: string, bindings: readonly Binding[]): Promise<Answer>
  classify(error: unknown): Failure
  /**
   * Clears what stands beside the tables of rows that are gone, where that is for a client to clear. Outside of a transaction.
   *
   * @throws an error that is a `conflict` where others are in the way
   */
  clearTraces(knex: Knex): Promise<void>
}
