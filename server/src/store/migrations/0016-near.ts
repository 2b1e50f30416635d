import { addColumn, type Migration } from './migration.ts'

/**
 * How nearly a visitor's first visit was taken for another visitor: 32 bits of a hash of the other's id, and log2 of the odds in
 * thousandths of a bit. Null: nobody was near, or nothing is known of it.
 */
export const near: Migration = {
  name: '0016-near',
  async up(knex, dialect) {
    const { integer } = dialect.types
    await addColumn(knex, 'visitors', { near_mark: `${integer} null`, near_millibits: `${integer} null` })
  },
}
