import { fileURLToPath } from 'node:url'
import { freePort, startProcess, tempDir, type RunningProcess } from '@selfsame/testing'

const root = fileURLToPath(new URL('../', import.meta.url))
const KEYS = { SELFSAME_PUBLIC_KEY: 'pk_endToEnd0000000000000000', SELFSAME_SECRET_KEY: 'sk_endToEnd000000000000000000000000' }
/** A cold start on a busy two-core machine. */
const START_TIMEOUT_MS = 60_000

/** Made with Vite, and part of `npm test`. The playground only shows; in the others one can sign up. */
export const VITE_EXAMPLES = ['vanilla', 'react', 'vue', 'svelte', 'preact'] as const

/** Made with a meta-framework, which takes its time to build them: `npm run test:e2e:all`. */
export const FRAMEWORK_EXAMPLES = ['next', 'nuxt', 'sveltekit'] as const

export type Example = 'playground' | 'migrating' | (typeof VITE_EXAMPLES | typeof FRAMEWORK_EXAMPLES)[number]

/** Where the framework's own settings say it, and not the address. */
const ASKS_BY_SETTING: { [name in Example]?: Record<string, string> } = { nuxt: { NUXT_PUBLIC_SELFSAME_CONSENT: 'required' } }

export interface PageUrls {
  page: string
  /** The same page, where it must ask for consent first. */
  asking: string
}

/** A built server on SQLite and the examples' back ends, as `npm start` runs them. */
export interface Stack extends AsyncDisposable {
  server: string
  secretKey: string
  /** Addresses of the examples that were asked for. */
  pages: Record<Example, PageUrls>
}

async function startOne(args: readonly string[], port: number, env: Record<string, string>): Promise<RunningProcess> {
  const program = await startProcess(process.execPath, { args, cwd: root, env: { ...KEYS, ...env } })
  await program.waitForPort(port, START_TIMEOUT_MS)
  return program
}

export async function startStack(examples: readonly Example[]): Promise<Stack> {
  const data = tempDir('e2e')
  const running: RunningProcess[] = []
  const serverPort = await freePort()
  const server = `http://127.0.0.1:${serverPort}`
  const settings = { SELFSAME_PORT: String(serverPort), SELFSAME_DATA_DIR: data.path, SELFSAME_LOG_LEVEL: 'warn' }
  running.push(await startOne(['server/dist/cli.js', 'serve'], serverPort, settings))
  const startExample = async (example: Example, env: Record<string, string>): Promise<string> => {
    const port = await freePort()
    running.push(await startOne([`examples/${example}/server.mjs`], port, { PORT: String(port), SELFSAME_URL: server, ...env }))
    return `http://127.0.0.1:${port}/`
  }
  const entries: [Example, PageUrls][] = []
  for (const example of examples) {
    const page = await startExample(example, {})
    const asking = ASKS_BY_SETTING[example] ? await startExample(example, ASKS_BY_SETTING[example]) : `${page}?consent=required`
    entries.push([example, { page, asking }])
  }
  return {
    server,
    secretKey: KEYS.SELFSAME_SECRET_KEY,
    pages: Object.fromEntries(entries) as Stack['pages'],
    async [Symbol.asyncDispose]() {
      for (const program of running.reverse()) await program.stop()
      data.remove()
    },
  }
}
