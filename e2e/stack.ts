import { fileURLToPath } from 'node:url'
import { freePort, startProcess, tempDir, type RunningProcess } from '@selfsame/testing'

const root = fileURLToPath(new URL('../', import.meta.url))
const KEYS = { SELFSAME_PUBLIC_KEY: 'pk_endToEnd0000000000000000', SELFSAME_SECRET_KEY: 'sk_endToEnd000000000000000000000000' }
/** A cold start on a busy two-core machine. */
const START_TIMEOUT_MS = 60_000

export type Example = 'playground' | 'react' | 'vue' | 'svelte'
export const EXAMPLES: readonly Example[] = ['playground', 'react', 'vue', 'svelte']

/** A built server on SQLite and the examples' back ends, as `npm start` runs them. */
export interface Stack extends AsyncDisposable {
  server: string
  secretKey: string
  pages: Record<Example, string>
}

async function startOne(args: readonly string[], port: number, env: Record<string, string>): Promise<RunningProcess> {
  const program = await startProcess(process.execPath, { args, cwd: root, env: { ...KEYS, ...env } })
  await program.waitForPort(port, START_TIMEOUT_MS)
  return program
}

export async function startStack(): Promise<Stack> {
  const data = tempDir('e2e')
  const running: RunningProcess[] = []
  const serverPort = await freePort()
  const server = `http://127.0.0.1:${serverPort}`
  const settings = { SELFSAME_PORT: String(serverPort), SELFSAME_DATA_DIR: data.path, SELFSAME_LOG_LEVEL: 'warn' }
  running.push(await startOne(['server/dist/cli.js', 'serve'], serverPort, settings))
  const entries: [Example, string][] = []
  for (const example of EXAMPLES) {
    const port = await freePort()
    running.push(await startOne([`examples/${example}/server.mjs`], port, { PORT: String(port), SELFSAME_URL: server }))
    entries.push([example, `http://127.0.0.1:${port}/`])
  }
  return {
    server,
    secretKey: KEYS.SELFSAME_SECRET_KEY,
    pages: Object.fromEntries(entries) as Record<Example, string>,
    async [Symbol.asyncDispose]() {
      for (const program of running.reverse()) await program.stop()
      data.remove()
    },
  }
}
