import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config/index.ts'
import { createStore } from './store/index.ts'
import type { Store } from './store/store.ts'

/** Made with the first start; a command means this one unless told otherwise. */
export const DEFAULT_ENVIRONMENT = 'default'

const DATABASE_FILE = 'selfsame.sqlite'

/**
 * Opens the configured database, brings its schema up to date, and makes the default environment.
 *
 * @throws the database does not answer, or the folder cannot be written
 */
export async function openStore(config: Config, logger: Logger): Promise<{ store: Store; environmentId: string }> {
  const { databaseUrl, dataDir } = config
  const where = databaseUrl === undefined ? { file: join(dataDir, DATABASE_FILE) } : { url: databaseUrl }
  const store = createStore({ ...where, onWarning: (message: string) => logger.warn({ store: message }, 'store') })
  try {
    await store.migrate()
    const { id } = await store.ensureEnvironment(DEFAULT_ENVIRONMENT)
    return { store, environmentId: id }
  } catch (error) {
    await store.close()
    throw error
  }
}
