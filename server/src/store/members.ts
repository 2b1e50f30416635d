import type { Knex } from 'knex'

/** A visitor with all that were merged into it, at whatever remove. */
export interface Group {
  /** The one that stands for all: not merged itself. */
  root: string
  /** The root first. */
  ids: readonly string[]
}

/** @returns undefined: there is no such visitor in the environment */
export async function groupOf(knex: Knex, environmentId: string, visitorId: string): Promise<Group | undefined> {
  const row: { merged_into: string | null } | undefined = await knex('visitors')
    .where({ id: visitorId, environment_id: environmentId })
    .first('merged_into')
  if (!row) return undefined
  const root = row.merged_into ?? visitorId
  return { root, ids: [root, ...(await membersOf(knex, root))] }
}

/** Visitors that are now part of one, without itself. */
export async function membersOf(knex: Knex, root: string): Promise<string[]> {
  const edges = await edgesOf(knex, root)
  return edges.map(({ younger }) => younger)
}

/** One merge that holds. */
export interface Edge {
  id: string
  younger: string
  older: string
}

/** All merges that hold within one visitor. */
export function edgesOf(knex: Knex, root: string): PromiseLike<Edge[]> {
  return knex('merges').where({ root }).whereNull('undone_at').select('id', 'younger', 'older')
}

/** The visitor and all that are merged into it, by these merges. */
export function subtree(edges: readonly Edge[], top: string): string[] {
  const ids = [top]
  // Grows while it is walked.
  for (const id of ids) ids.push(...edges.filter(({ older }) => older === id).map(({ younger }) => younger))
  return ids
}
