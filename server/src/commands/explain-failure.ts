import { ConfigError, type Config } from '../config/index.ts'
import { EnvironmentGoneError } from '../environments/environment-gone-error.ts'
import { ModelFileError } from '../learning/model-file.ts'
import { CommandError } from './command-error.ts'
import type { ExitCode } from './terminal.ts'

/** What went wrong before the server could serve, and what to do about it. */
export function explainFailure(error: unknown, config?: Config): { message: string; code: ExitCode } {
  if (error instanceof ConfigError || error instanceof ModelFileError) return { message: error.message, code: 2 }
  if (error instanceof CommandError) return { message: error.message, code: error.exitCode }
  if (error instanceof EnvironmentGoneError) return { message: error.message, code: 1 }
  const [inner, code] = rootCause(error)
  const cannotListen = listenFailure(inner, config)
  if (cannotListen !== undefined) return { message: cannotListen, code: 1 }
  const reason = code && !inner.message.startsWith(code) ? `${code} ${inner.message}` : inner.message
  const where = config?.databaseUrl === undefined ? `the data folder ${config?.dataDir ?? ''} (SELFSAME_DATA_DIR)` : 'the database (DATABASE_URL)'
  return { message: `Cannot open ${where}: ${reason}`, code: 1 }
}

/** What a listening socket tells of itself where it fails. */
type ListenError = NodeJS.ErrnoException & { address?: string; port?: number }

/** @returns undefined: it is not about listening */
function listenFailure({ code, syscall, address, port }: ListenError, config: Config | undefined): string | undefined {
  const metrics = config?.metrics.port !== undefined && config.metrics.port === port && config.metrics.host === address
  const setting = metrics ? 'SELFSAME_METRICS' : 'SELFSAME'
  const host = metrics ? config.metrics.host : config?.host
  if (code === 'EADDRINUSE') return portTaken(`${setting}_PORT`, port ?? config?.port ?? 0)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' && !config?.databaseUrl) return `${setting}_HOST: this machine has no address ${host ?? ''}.`
  if (code === 'EACCES' && syscall === 'listen') return `Port ${port} needs privileges: choose one above 1023 with ${setting}_PORT.`
  return undefined
}

function portTaken(setting: string, port: number): string {
  return [`Port ${port} is taken by another program.`, `Stop that one, or choose another port: ${setting}=${port + 1} selfsame serve`].join('\n')
}

function rootCause(error: unknown): [error: NodeJS.ErrnoException, code: string | undefined] {
  let inner: unknown = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  const root: NodeJS.ErrnoException = inner instanceof Error ? inner : new Error(String(inner))
  return [root, root.code]
}
