import type { Knex } from 'knex'
import type { ColumnTypes, Dialect } from '../dialects/dialect.ts'

/**
 * One step of the schema. MySQL commits each CREATE and ALTER by itself, so a step that was killed half-way is run again
 * from its start: every statement in it must do nothing where it has been done.
 */
export interface Migration {
  /** Never changed once published; steps run in the order of the list. */
  readonly name: string
  up(knex: Knex, dialect: Dialect): Promise<void>
}

export interface Table {
  readonly name: string
  /** Name -> type and constraint. */
  readonly columns: (types: ColumnTypes) => Readonly<Record<string, string>>
  readonly primaryKey: readonly string[]
  readonly unique?: Readonly<Record<string, readonly string[]>>
  readonly indexes?: Readonly<Record<string, readonly string[]>>
  /** Small rows, stored in the order of the primary key. */
  readonly clustered?: boolean
}

/**
 * Makes a table where it is missing, all of it or nothing: with its indexes in one statement on MySQL, where knex's own
 * builder would add them one by one afterwards.
 */
export async function createTable(knex: Knex, dialect: Dialect, table: Table): Promise<void> {
  const inline = dialect.name === 'mysql'
  const indexes = Object.entries(table.indexes ?? {})
  const parts = [
    ...Object.entries(table.columns(dialect.types)).map(([name, type]) => `${name} ${type}`),
    `primary key (${table.primaryKey.join(', ')})`,
    ...Object.entries(table.unique ?? {}).map(([name, columns]) => `constraint ${name} unique (${columns.join(', ')})`),
    ...(inline ? indexes.map(([name, columns]) => `index ${name} (${columns.join(', ')})`) : []),
  ]
  await knex.raw(`create table if not exists ${table.name} (${parts.join(', ')}) ${dialect.tableOptions(table.clustered ?? false)}`)
  if (inline) return
  for (const [name, columns] of indexes) {
    await knex.raw(`create index if not exists ${name} on ${table.name} (${columns.join(', ')})`)
  }
}

/** Adds a column where it is missing. */
export async function addColumn(knex: Knex, table: string, column: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, type] of Object.entries(column)) {
    if (!(await knex.schema.hasColumn(table, name))) await knex.raw(`alter table ${table} add column ${name} ${type}`)
  }
}

/** Adds an index where it is missing. */
export async function addIndex(knex: Knex, table: string, name: string, columns: readonly string[]): Promise<void> {
  if (!(await hasIndex(knex, table, name))) await knex.raw(`create index ${name} on ${table} (${columns.join(', ')})`)
}

/** Takes an index away where there is one. */
export async function dropIndex(knex: Knex, table: string, name: string): Promise<void> {
  if (await hasIndex(knex, table, name)) await knex.schema.alterTable(table, (altered) => altered.dropIndex([], name))
}

async function hasIndex(knex: Knex, table: string, name: string): Promise<boolean> {
  const [from, where] =
    knex.client.config.client === 'mysql2'
      ? ['information_schema.statistics', 'table_schema = database() and table_name = ? and index_name = ?']
      : ['sqlite_master', 'type = \'index\' and tbl_name = ? and name = ?']
  const row: unknown = await knex(from).whereRaw(where, [table, name]).first(knex.raw('1 as found'))
  return row !== undefined
}
