import { addIndex, type Migration } from './migration.ts'

/** Whoever was nearly taken for a visitor must be findable: their marks of it go when it is erased. Written once a visitor. */
export const nearIndex: Migration = {
  name: '0017-near-index',
  async up(knex) {
    await addIndex(knex, 'visitors', 'visitors_near', ['environment_id', 'near_mark'])
  },
}
