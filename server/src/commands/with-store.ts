import { pino } from 'pino'
import { loadConfig, type Config } from '../config/index.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store/store.ts'
import { explainFailure } from './explain-failure.ts'
import type { ExitCode, Terminal } from './terminal.ts'

export interface Opened {
  store: Store
  environmentId: string
  config: Config
}

/**
 * Runs a command's work over the configured store, which is then closed.
 *
 * @param work gives the exit code; none: 0
 */
export async function withStore(terminal: Terminal, work: (opened: Opened) => Promise<ExitCode | void>): Promise<ExitCode> {
  let config: Config | undefined
  try {
    config = loadConfig(terminal.env)
    // Logs go to stderr here: stdout is the answer.
    const opened = await openStore(config, pino({ level: 'warn' }, pino.destination(2)))
    try {
      return (await work({ ...opened, config })) ?? 0
    } finally {
      await opened.store.close()
    }
  } catch (error) {
    const { message, code } = explainFailure(error, config)
    terminal.err(`${message}\n`)
    return code
  }
}
