import { assertAscii, ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { insertOwned } from './insert-owned.ts'
import type { RulesetStore, StoredRuleset } from './rulesets-store.ts'

interface RulesetRow {
  id: string
  environment_id: string
  name: string
  document: string
  created_at: number
}

export function createRulesetStore(db: Database): RulesetStore {
  const known = (...ids: string[]) => ids.every((id) => isAscii(id, ID_LENGTH))
  return {
    async addRuleset({ id, environmentId, name, document, createdAt }) {
      for (const value of [id, environmentId]) assertAscii('A ruleset\'s id', value, ID_LENGTH)
      const row: RulesetRow = { id, environment_id: environmentId, name, document: JSON.stringify(document), created_at: createdAt }
      return insertOwned(db, 'rulesets', [row])
    },
    async findRuleset(environmentId, id) {
      if (!known(environmentId, id)) return undefined
      const row: RulesetRow | undefined = await db.run((knex) => knex('rulesets').where({ id, environment_id: environmentId }).first())
      return row && fromRow(row)
    },
    async listRulesets(environmentId) {
      if (!known(environmentId)) return []
      const rows: RulesetRow[] = await db.run((knex) => knex('rulesets').where({ environment_id: environmentId }).orderBy(['created_at', 'id']))
      return rows.map(fromRow)
    },
    async deleteRuleset(environmentId, id) {
      if (!known(environmentId, id)) return false
      return (await db.run((knex) => knex('rulesets').where({ id, environment_id: environmentId }).del())) > 0
    },
  }
}

function fromRow({ id, environment_id: environmentId, name, document, created_at: createdAt }: RulesetRow): StoredRuleset {
  return { id, environmentId, name, document: JSON.parse(document) as unknown, createdAt }
}
