/**
 * `npm start`: builds what is needed, starts the selfsame server and the playground's back end, prints the page's address.
 * With an argument, another example: `node scripts/start.mjs react`.
 *
 * PORT and SELFSAME_PORT say which ports to take (3000 and 8787); a busy one is replaced by a free one.
 * Ctrl-C or SIGTERM stops both.
 */
import { join } from 'node:path'
import { freePort } from './free-port.mjs'
import { endWithNpm, root, run } from './run.mjs'
import { playgroundKeys } from './start/keys.mjs'
import { startProgram } from './start/processes.mjs'

const dataFolder = process.env.SELFSAME_DATA_DIR || join(root, 'selfsame-data')
const example = process.argv[2] ?? 'playground'
const title = example.replace(/^./, (letter) => letter.toUpperCase())
const programs = []
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stopAll(0))
endWithNpm()

try {
  console.log('Building ...')
  await build()
  await startAll()
} catch (error) {
  if (!stopping) console.error(error.message)
  await stopAll(1)
}

async function build() {
  const filters = ['@selfsame/server', `@selfsame/example-${example}`].map((name) => `--filter=${name}`)
  const { code, output } = await run('turbo', ['run', 'build', 'bundle', ...filters, '--output-logs=errors-only'], { capture: true })
  if (code !== 0) throw new Error(`The build failed:\n${output}`)
}

async function startAll() {
  const serverPort = await freePort(Number(process.env.SELFSAME_PORT || 8787))
  const examplePort = await freePort(Number(process.env.PORT || 3000))
  const keys = playgroundKeys(dataFolder)
  const serverUrl = `http://127.0.0.1:${serverPort}`
  const exampleUrl = `http://127.0.0.1:${examplePort}/`
  await startOne({
    name: 'The server',
    args: ['server/dist/cli.js', 'serve'],
    env: { ...keys, SELFSAME_HOST: '127.0.0.1', SELFSAME_PORT: String(serverPort), SELFSAME_DATA_DIR: dataFolder },
    url: `${serverUrl}/health`,
  })
  await startOne({
    name: `The ${example} example`,
    args: [`examples/${example}/server.mjs`],
    env: { ...keys, HOST: '127.0.0.1', PORT: String(examplePort), SELFSAME_URL: serverUrl },
    url: exampleUrl,
  })
  console.log(`\n  ${title.padEnd(10)}  ${exampleUrl}\n  Server      ${serverUrl} (data in ${dataFolder})\n\nCtrl-C stops both.`)
}

async function startOne(program) {
  const started = startProgram(program)
  programs.push(started)
  await started.ready()
  started.exited.then(() => {
    if (stopping) return
    console.error(`${started.name} ended:\n${started.output()}`)
    void stopAll(1)
  })
}

/** Stops in the reverse order: the playground asks the server. */
async function stopAll(code) {
  if (stopping) return
  stopping = true
  for (const program of programs.reverse()) await program.stop()
  process.exit(code)
}
