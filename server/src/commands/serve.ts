import { loadConfig, unknownVariables, type Config, type Environment } from '../config/index.ts'
import type { GeneratedKey } from '../keys/ensure-keys.ts'
import { createServer, type SelfsameServer } from '../server.ts'
import { VERSION } from '../version.ts'
import type { CommandGroup } from './command-group.ts'
import { explainFailure } from './explain-failure.ts'
import type { ExitCode, Terminal } from './terminal.ts'

interface ServeOptions {
  port?: string
  host?: string
}

export const serveCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('serve')
    .description('serve agent and API; the first run makes the keys and prints them once')
    .option('--port <port>', 'port to listen on (SELFSAME_PORT, default 8787; 0: any free one)')
    .option('--host <address>', 'address to listen on (SELFSAME_HOST, default 127.0.0.1; 0.0.0.0: all)')
    .action((options: ServeOptions) => run(serve(options, terminal)))
}

/** Serves until a signal ends it. */
async function serve(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  let config: Config | undefined
  for (const warning of unknownVariables(terminal.env)) terminal.err(`Warning: ${warning}\n`)
  try {
    config = loadConfig(withOptions(terminal.env, options))
    const server = await createServer(config)
    await open(server, config, terminal)
    terminal.err(`${await firstSignal()}: finishing requests in flight\n`)
    await server.close()
    return 0
  } catch (error) {
    const { message, code } = explainFailure(error, config)
    terminal.err(`${message}\n`)
    return code
  }
}

async function open(server: SelfsameServer, config: Config, terminal: Terminal): Promise<void> {
  // Before listening, which may fail: keys that are stored but were never shown would be lost.
  terminal.err(keysText(server.generatedKeys))
  try {
    terminal.err(bannerText(await server.listen(), config))
  } catch (error) {
    await server.close()
    throw error
  }
}

/** Options are the same settings as the variables, and win over them. */
function withOptions(env: Environment, { port, host }: ServeOptions): Environment {
  return { ...env, ...(port !== undefined && { SELFSAME_PORT: port }), ...(host !== undefined && { SELFSAME_HOST: host }) }
}

/** The second signal ends the process at once. */
function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let seen = false
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (seen) process.exit(1)
        seen = true
        resolve(signal)
      })
    }
  })
}

function bannerText(url: string, { basePath, databaseUrl, dataDir }: Config): string {
  return [
    `Selfsame ${VERSION} is listening on ${url}`,
    `  agent     ${url}${basePath}/agent.js`,
    `  identify  ${url}${basePath}/i`,
    `  events    ${url}/v4/events`,
    `  data      ${databaseUrl === undefined ? dataDir : withoutPassword(databaseUrl)}`,
    '',
  ].join('\n')
}

function withoutPassword(address: string): string {
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}

const KEY_USE = { public: 'for your pages', secret: 'for your back end only' } as const

function keysText(keys: readonly GeneratedKey[]): string {
  if (keys.length === 0) return ''
  return [
    'Made now, and shown only this once (`selfsame keys create` replaces a lost one):',
    ...keys.map(({ kind, value }) => `  ${kind} key  ${value}  ${KEY_USE[kind]}`),
    '',
    '',
  ].join('\n')
}
