import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../', import.meta.url))

/** Our own Node and tools come first, also where the machine's Node is older; no telemetry. */
export const environment = {
  ...process.env,
  PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
}

/**
 * Runs a command to its end, in a process group of its own, so that a time-out takes its children along.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, timeout?: number, capture?: boolean, stdout?: 'stdout' | 'stderr' }} options
 *   timeout in ms (none: none); capture: stdout and stderr come back in `output`, else they go where ours go, or stdout to stderr
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} code 1 where a signal ended it
 */
export function run(command, args, { cwd = root, env = environment, timeout = 0, capture = false, stdout = 'stdout' } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', process[stdout], process.stderr]
    const child = spawn(command, args, { cwd, env, detached: true, stdio })
    const forwarded = forwardSignals(child)
    let output = ''
    let timedOut = false
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    const timer = timeout && setTimeout(() => (timedOut = killGroup(child, 'SIGKILL')), timeout)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      forwarded.stop()
      resolve({ code: code ?? 1, output, timedOut })
    })
  })
}

/**
 * Ends a child and what it started.
 *
 * @param {import('node:child_process').ChildProcess} child started with `detached`
 * @param {NodeJS.Signals} signal
 * @returns {true}
 */
export function killGroup(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error // ESRCH: already gone
  }
  return true
}

/**
 * Ends this process, as SIGTERM does, when the npm that runs it is gone: a signal to npm ends npm and its shell, not us.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const check = () => process.ppid !== parent && process.kill(process.pid, 'SIGTERM')
  setInterval(check, 500).unref()
}

/** A detached child does not hear Ctrl-C: hand it on, and go no further. */
function forwardSignals(child) {
  const hand = (signal) => {
    killGroup(child, signal)
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, hand)
  return { stop: () => ['SIGINT', 'SIGTERM'].forEach((signal) => process.off(signal, hand)) }
}
