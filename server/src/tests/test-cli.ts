import { fileURLToPath } from 'node:url'
import { startProcess, type RunningProcess } from '@selfsame/testing'
import { VARIABLE_NAMES } from '../config/index.ts'
import { client, type TestServer } from './test-server.ts'
import { PUBLIC_KEY, SECRET_KEY } from './visit.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const START_TIMEOUT_MS = 30_000

/** Nothing of the machine's own settings gets into a test. */
const CLEAN = Object.fromEntries(VARIABLE_NAMES.map((name) => [name, undefined]))

/** Starts the real command, from its sources. */
export function startCli(args: readonly string[], env: Record<string, string | undefined>): Promise<RunningProcess> {
  return startProcess(process.execPath, { args: [CLI, ...args], env: { ...CLEAN, ...env } })
}

export type CliServer = RunningProcess & Pick<TestServer, 'identify' | 'get' | 'events'> & { readonly url: string }

/** `selfsame serve` on a free port with the tests' keys, once it listens. */
export async function startCliServer(env: Record<string, string | undefined>): Promise<CliServer> {
  const keys = { SELFSAME_PUBLIC_KEY: PUBLIC_KEY, SELFSAME_SECRET_KEY: SECRET_KEY }
  const process = await startCli(['serve', '--port', '0'], { ...keys, ...env })
  const [, url = ''] = await process.waitForLine(/listening on (http:\S+)/, START_TIMEOUT_MS)
  return { ...process, ...client(url), url }
}
