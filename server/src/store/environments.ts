import { DEFAULT_SETTINGS, environmentSettingsSchema, type EnvironmentSettings } from '../environments/settings.ts'
import { randomAlphanumerics } from '../ids.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import type { EnvironmentStore, StoredEnvironment } from './environment-store.ts'

export interface EnvironmentRow {
  id: string
  name: string
  settings: string | null
  created_at: number | null
}

/** In UTF-16 code units. */
const LONGEST_NAME = 64

export function environmentStore(db: Database): Omit<EnvironmentStore, 'deleteEnvironment'> {
  return {
    ensureEnvironment: (name) => ensureEnvironment(db, name),
    async listEnvironments() {
      const rows: EnvironmentRow[] = await db.run((knex) => knex('environments').orderBy('name'))
      return rows.map(toEnvironment)
    },
    async findEnvironment(name) {
      const row: EnvironmentRow | undefined = await db.run((knex) => knex('environments').where({ name }).first())
      return row && toEnvironment(row)
    },
    async setEnvironment(environmentId, settings) {
      if (!isAscii(environmentId, ID_LENGTH)) return false
      const text = JSON.stringify(environmentSettingsSchema.parse(settings))
      return db.run(async (knex) => {
        const row: unknown = await knex('environments').where({ id: environmentId }).first('id')
        if (!row) return false
        await knex('environments').where({ id: environmentId }).update({ settings: text }) // MySQL counts no row that stays as it is
        return true
      })
    },
  }
}

export function toEnvironment({ id, name, settings, created_at: createdAt }: EnvironmentRow): StoredEnvironment {
  return { id, name, ...(createdAt !== null && { createdAt }), settings: settings === null ? DEFAULT_SETTINGS : readSettings(settings) }
}

/** More than an installation has; past it the memory starts anew. */
const MOST_REMEMBERED = 200
const read = new Map<string, EnvironmentSettings>()

/** The same object for the same text, so that what is made of it can be kept too: rules are read at every visit. */
function readSettings(text: string): EnvironmentSettings {
  const known = read.get(text)
  if (known) return known
  const settings = Object.freeze(environmentSettingsSchema.parse(JSON.parse(text)))
  if (read.size >= MOST_REMEMBERED) read.clear()
  read.set(text, settings)
  return settings
}

/**
 * The environment of that name, made where it is missing; callers at the same moment get the same one.
 *
 * @throws {RangeError} the name is empty, longer than 64 characters, or has blanks at its ends
 */
async function ensureEnvironment(db: Database, name: string): Promise<{ id: string; name: string }> {
  if (name === '' || name.length > LONGEST_NAME || name !== name.trim()) {
    throw new RangeError(`An environment's name must be 1 to ${LONGEST_NAME} characters without blanks around it`)
  }
  return db.run(async (knex) => {
    const find = (): PromiseLike<{ id: string; name: string } | undefined> => knex('environments').where({ name }).first('id', 'name')
    const known = await find()
    if (known) return known
    const made = { id: `env_${randomAlphanumerics(16)}`, name }
    try {
      await knex('environments').insert({ ...made, created_at: Date.now() })
      return made
    } catch (error) {
      const other = db.dialect.classify(error) === 'duplicate' ? await find() : undefined
      if (!other) throw error
      return other
    }
  })
}
