import { randomAlphanumerics } from '../ids.ts'
import type { Database } from './database.ts'

interface EnvironmentRow {
  id: string
  name: string
}

/** In UTF-16 code units. */
const LONGEST_NAME = 64

/**
 * The environment of that name, made where it is missing; callers at the same moment get the same one.
 *
 * @throws {RangeError} the name is empty, longer than 64 characters, or has blanks at its ends
 */
export async function ensureEnvironment(db: Database, name: string): Promise<EnvironmentRow> {
  if (name === '' || name.length > LONGEST_NAME || name !== name.trim()) {
    throw new RangeError(`An environment's name must be 1 to ${LONGEST_NAME} characters without blanks around it`)
  }
  return db.run(async (knex) => {
    const find = (): PromiseLike<EnvironmentRow | undefined> => knex('environments').where({ name }).first('id', 'name')
    const known = await find()
    if (known) return known
    const made = { id: `env_${randomAlphanumerics(16)}`, name }
    try {
      await knex('environments').insert(made)
      return made
    } catch (error) {
      const other = db.dialect.classify(error) === 'duplicate' ? await find() : undefined
      if (!other) throw error
      return other
    }
  })
}
