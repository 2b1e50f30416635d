import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { environment, killGroup, root } from '../run.mjs'

const START_TIMEOUT = 60_000
const STOP_TIMEOUT = 12_000

/**
 * Starts a Node program in its own process group.
 *
 * `ready()` resolves once its address answers; it throws, with what the program said, when that ended or stays silent
 * for a minute.
 *
 * @param {{ name: string, args: string[], env: Record<string, string>, url: string }} program
 */
export function startProgram({ name, args, env, url }) {
  const child = spawn('node', args, { cwd: root, env: { ...environment, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = keepOutput(child)
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const ready = async () => {
    for (const end = Date.now() + START_TIMEOUT; !(await answers(url)); await sleep(50)) {
      if (hasEnded(child)) throw new Error(`${name} ended:\n${output()}`)
      if (Date.now() > end) throw new Error(`${name} does not answer:\n${output()}`)
    }
  }
  return { name, exited, output, ready, stop: () => stop(child, exited) }
}

/** Its last 20 kB: what is needed when it fails, and no more than that. */
function keepOutput(child) {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text = (text + chunk).slice(-20_000)))
  return () => text
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return true
  } catch (error) {
    if (error instanceof TypeError || error.name === 'TimeoutError') return false // not listening yet
    throw error
  }
}

function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null
}

/** SIGTERM, then SIGKILL after STOP_TIMEOUT ms. */
async function stop(child, exited) {
  if (hasEnded(child)) return
  killGroup(child, 'SIGTERM')
  await Promise.race([exited, sleep(STOP_TIMEOUT, undefined, { ref: false })])
  if (!hasEnded(child)) killGroup(child, 'SIGKILL')
}
