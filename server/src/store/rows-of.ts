import type { Knex } from 'knex'

/** Rows of a statement of one's own: SQLite answers with rows, MySQL with rows and their description. */
export async function rowsOf<T>(knex: Knex, sql: string, bindings: readonly Knex.RawBinding[]): Promise<T[]> {
  const answer = (await knex.raw(sql, bindings)) as T[] | [T[], unknown]
  return Array.isArray(answer[0]) ? answer[0] : (answer as T[])
}
