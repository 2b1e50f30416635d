import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.mjs'
import { killGroup } from '../run.mjs'

/** Milliseconds until the server must listen, and until it must have stopped. */
const START_TIMEOUT = 90_000
const STOP_TIMEOUT = 15_000

export async function answersRequests({ cwd, env }) {
  const port = await freePort()
  const serverEnv = { ...env, SELFSAME_PORT: String(port), SELFSAME_DATA_DIR: './data' }
  const server = spawn('npx', ['--no-install', 'selfsame', 'serve'], { cwd, env: serverEnv, detached: true })
  const exited = new Promise((resolve) => server.once('exit', (code, signal) => resolve({ code, signal })))
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (output += chunk))
  try {
    const problem = await askAll(`http://127.0.0.1:${port}`, exited)
    if (problem) return `${problem}\n${output}`
    killGroup(server, 'SIGTERM')
    const stopped = await Promise.race([exited, sleep(STOP_TIMEOUT, undefined, { ref: false })])
    if (!stopped) return `does not stop on SIGTERM\n${output}`
  } finally {
    killGroup(server, 'SIGKILL')
  }
}

async function askAll(origin, exited) {
  const health = await untilAnswer(`${origin}/health`, exited)
  if (health?.status !== 200) return `/health: ${health?.status ?? 'no answer'}`
  const agent = await fetch(`${origin}/s/agent.js`)
  const text = await agent.text()
  if (agent.status !== 200 || !text.includes('Selfsame')) return `/s/agent.js: ${agent.status}, ${text.length} characters`
}

async function untilAnswer(url, exited) {
  let running = true
  exited.then(() => (running = false))
  for (const end = Date.now() + START_TIMEOUT; running && Date.now() < end; await sleep(100)) {
    const response = await fetch(url).catch(() => undefined) // not listening yet
    if (response) return response
  }
}
