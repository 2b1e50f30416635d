import { createStore } from '../../server/src/store/index.ts'
import { openRaw } from '../../server/src/store/suite/raw.ts'
import type { Site } from './site.ts'

/** One id in every database, so that blocking keys are hashed once for all. */
export const ENVIRONMENT_ID = 'env_bench'

/** Makes the tables, and the environment that the server will take for its own. */
export async function prepare({ location }: Site): Promise<void> {
  const store = createStore(location)
  await store.migrate()
  await store.close()
  const database = openRaw(location)
  await database.run((knex) => knex('environments').insert({ id: ENVIRONMENT_ID, name: 'default' }))
  await database.close()
}
