import { ConfigError, type Config } from '../config/index.ts'
import { ModelFileError } from '../learning/model-file.ts'
import { CommandError } from './command-error.ts'
import type { ExitCode } from './terminal.ts'

/** What went wrong before the server could serve, and what to do about it. */
export function explainFailure(error: unknown, config?: Config): { message: string; code: ExitCode } {
  if (error instanceof ConfigError || error instanceof ModelFileError) return { message: error.message, code: 2 }
  if (error instanceof CommandError) return { message: error.message, code: error.exitCode }
  const [inner, code] = rootCause(error)
  if (code === 'EADDRINUSE') return { message: portTaken(config?.port), code: 1 }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' && !config?.databaseUrl) {
    return { message: `SELFSAME_HOST: this machine has no address ${config?.host ?? ''}.`, code: 1 }
  }
  if (code === 'EACCES' && inner.syscall === 'listen') {
    return { message: `Port ${config?.port} needs privileges: choose one above 1023 with SELFSAME_PORT.`, code: 1 }
  }
  const reason = code ? `${code} ${inner.message}` : inner.message
  const where = config?.databaseUrl === undefined ? `the data folder ${config?.dataDir ?? ''} (SELFSAME_DATA_DIR)` : 'the database (DATABASE_URL)'
  return { message: `Cannot open ${where}: ${reason}`, code: 1 }
}

function portTaken(port: number | undefined): string {
  return [
    `Port ${port} is taken by another program.`,
    `Stop that one, or choose another port: SELFSAME_PORT=${(port ?? 0) + 1} selfsame serve`,
  ].join('\n')
}

function rootCause(error: unknown): [error: NodeJS.ErrnoException, code: string | undefined] {
  let inner: unknown = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  const root: NodeJS.ErrnoException = inner instanceof Error ? inner : new Error(String(inner))
  return [root, root.code]
}
