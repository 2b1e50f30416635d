import type { Knex } from 'knex'
import type { Binding, Dialect } from './dialects/dialect.ts'

/**
 * Statements as text, straight to the driver, all on one connection: those that every visit runs. knex takes longer to build
 * a statement and pass it on than SQLite to run it, and a visit has more than a dozen.
 */
export interface Statements {
  /** @param bindings values of the statement's `?`, in their order */
  rows<T>(sql: string, bindings: readonly Binding[]): Promise<T[]>
  /** @returns rows that were written, or matched where an UPDATE found them as they should be */
  write(sql: string, bindings: readonly Binding[]): Promise<number>
  insert(table: string, rows: readonly Row[], mode?: InsertMode): Promise<void>
}

/** Columns and values; the same columns in all rows of an insertion. */
export type Row = Readonly<Record<string, Binding>>

/** `ignore`: rows that are there already are passed over. */
export type InsertMode = 'insert' | 'ignore'

/** Statements in an open transaction. */
export async function statementsIn(trx: Knex, dialect: Dialect): Promise<Statements> {
  const connection: unknown = await trx.client.acquireConnection()
  return statementsOn(connection, dialect)
}

/** Statements outside of a transaction, on a connection of the pool that is taken for as long as `work` takes. */
export async function withStatements<T>(knex: Knex, dialect: Dialect, work: (statements: Statements) => Promise<T>): Promise<T> {
  const connection: unknown = await knex.client.acquireConnection()
  try {
    return await work(statementsOn(connection, dialect))
  } finally {
    await knex.client.releaseConnection(connection)
  }
}

function statementsOn(connection: unknown, dialect: Dialect): Statements {
  const write = async (sql: string, bindings: readonly Binding[]) => (await dialect.run(connection, sql, bindings)).written
  return {
    rows: async <T>(sql: string, bindings: readonly Binding[]) => (await dialect.run(connection, sql, bindings)).rows as T[],
    write,
    async insert(table, rows, mode = 'insert') {
      const [first] = rows
      if (!first) return
      const columns = Object.keys(first)
      await write(insertion(dialect, { table, columns, mode, rows: rows.length }), rows.flatMap((row) => columns.map((column) => row[column] ?? null)))
    },
  }
}

interface Insertion {
  table: string
  columns: readonly string[]
  mode: InsertMode
  /** How many. */
  rows: number
}

function insertion(dialect: Dialect, { table, columns, mode, rows }: Insertion): string {
  const row = `(${marks(columns.length)})`
  const values = rows === 1 ? row : Array.from({ length: rows }, () => row).join()
  return `${mode === 'ignore' ? dialect.insertIgnore : 'insert'} into ${table} (${columns.join()}) values ${values}`
}

/** So many `?`, for values or `in (...)`. */
export function marks(count: number): string {
  return count === 1 ? '?' : `?${',?'.repeat(count - 1)}`
}
