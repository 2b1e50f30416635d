import { pino } from 'pino'
import { loadConfig, type Config } from '../config/index.ts'
import { DEFAULT_ENVIRONMENT, openStore } from '../open-store.ts'
import type { Store, StoredEnvironment } from '../store/store.ts'
import { environmentNamed } from './environment-option.ts'
import { explainFailure } from './explain-failure.ts'
import type { ExitCode, Terminal } from './terminal.ts'

export interface Opened {
  store: Store
  environment: StoredEnvironment
  environmentId: string
  config: Config
}

/**
 * Runs a command's work over the configured store, which is then closed. A `CommandError` becomes its message and exit code.
 *
 * @param work gives the exit code; none: 0
 * @param name of the environment: what `ENVIRONMENT_OPTION` gives
 */
export async function withStore(
  terminal: Terminal,
  work: (opened: Opened) => Promise<ExitCode | void>,
  name: string = DEFAULT_ENVIRONMENT,
): Promise<ExitCode> {
  let config: Config | undefined
  try {
    config = loadConfig(terminal.env)
    // Logs go to stderr here: stdout is the answer.
    const { store } = await openStore(config, pino({ level: 'warn' }, pino.destination(2)))
    try {
      const environment = await environmentNamed(store, name)
      return (await work({ store, environment, environmentId: environment.id, config })) ?? 0
    } finally {
      await store.close()
    }
  } catch (error) {
    const { message, code } = explainFailure(error, config)
    terminal.err(`${message}\n`)
    return code
  }
}
