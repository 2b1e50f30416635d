import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { isMainThread } from 'node:worker_threads'
import { atEnd } from './at-end.ts'
import { poll, within } from './timing.ts'

export interface ProcessOptions {
  readonly args?: readonly string[]
  readonly cwd?: string
  /** Added to this process's environment; `undefined` takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A child process that is stopped with this one, however this one ends. */
export interface RunningProcess extends AsyncDisposable {
  readonly pid: number
  readonly exited: Promise<Exit>
  /** stdout and stderr so far, in the order they came. */
  output(): string
  /** First match in the output, past or to come; rejects when the process ends or `timeoutMs` is over. */
  waitForLine(pattern: RegExp, timeoutMs: number): Promise<RegExpMatchArray>
  /** Resolves once 127.0.0.1:port accepts; rejects when the process ends or `timeoutMs` is over. */
  waitForPort(port: number, timeoutMs: number): Promise<void>
  /** Asks until the answer is true; rejects with the output when the process ends or `timeoutMs` is over. `what`: as `poll` has it. */
  waitUntil(ask: () => boolean, timeoutMs: number, what: string): Promise<void>
  /** SIGTERM, then SIGKILL after `timeoutMs` (default 10 s). Resolves when the process is gone. */
  stop(timeoutMs?: number): Promise<Exit>
  /** SIGKILL: what a crash looks like. Resolves when the process is gone. */
  kill(): Promise<Exit>
}

/**
 * Starts a program.
 *
 * A program that is not there shows as an exit with code 127, or is thrown (`ENOENT`) where the system has no setpriv.
 */
export async function startProcess(command: string, options: ProcessOptions = {}): Promise<RunningProcess> {
  const [program, args] = tied(command, options.args ?? [])
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd && { cwd: options.cwd }),
  })
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  child.once('close', atEnd(() => void child.kill('SIGKILL')))
  return wrap(child, command)
}

function wrap(child: ChildProcess, command: string): RunningProcess {
  let output = ''
  const collect = (chunk: Buffer) => void (output += chunk.toString())
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  let exit: Exit | undefined
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve((exit = { code, signal })))
  })
  const assertRunning = () => {
    if (exit) throw new Error(`${command} ended (${exit.code ?? exit.signal})\n${tail(output)}`)
  }
  const waitFor = <T>(ask: () => Promise<T | undefined | false>, what: string, timeoutMs: number) =>
    poll(
      async () => {
        const answer = await ask()
        if (answer === undefined || answer === false) assertRunning()
        return answer
      },
      { timeoutMs, what: `${command}: ${what}` },
    )
  const end = async (signal: NodeJS.Signals, timeoutMs: number) => {
    if (!exit) child.kill(signal)
    const forced = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const result = await within(exited, timeoutMs + 10_000, `stopping ${command}`)
    clearTimeout(forced)
    return result
  }
  return {
    pid: child.pid ?? -1,
    exited,
    output: () => output,
    waitForLine: (pattern, timeoutMs) => waitFor(async () => output.match(pattern) ?? undefined, `waiting for ${pattern}`, timeoutMs),
    waitForPort: async (port, timeoutMs) => void (await waitFor(() => accepts(port), `waiting for port ${port}`, timeoutMs)),
    waitUntil: async (ask, timeoutMs, what) => void (await waitFor(async () => ask(), what, timeoutMs)),
    stop: (timeoutMs = 10_000) => end('SIGTERM', timeoutMs),
    kill: () => end('SIGKILL', 10_000),
    [Symbol.asyncDispose]: async () => void (await end('SIGTERM', 10_000)),
  }
}

/** Whether 127.0.0.1:port accepts a connection. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const answer = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
  })
}

/** Of util-linux: on every Linux, nowhere else. */
export const SETPRIV = '/usr/bin/setpriv'

/**
 * Lets the kernel end the child where this process is killed with SIGKILL and cannot do it itself (Linux). The kernel
 * counts the thread, not the process, so it is of no use in a worker thread.
 */
function tied(command: string, args: readonly string[]): [string, string[]] {
  if (process.platform !== 'linux' || !isMainThread || !existsSync(SETPRIV)) return [command, [...args]]
  return [SETPRIV, ['--pdeathsig', 'KILL', command, ...args]]
}

function tail(output: string): string {
  return output.trim().split('\n').slice(-20).join('\n')
}
