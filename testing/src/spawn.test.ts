import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { accepts, startProcess } from './spawn.ts'
import { tempDir } from './temp-dir.ts'
import { poll, TimedOut, within } from './timing.ts'

const run = (script: string, env = {}) => startProcess(process.execPath, { args: ['-e', script], env })

test('waits for a line of the output, with the environment that was added', async () => {
  await using child = await run(`console.log('ready', process.env.WHO); setInterval(() => {}, 1000)`, { WHO: 'me' })
  const [, who] = await child.waitForLine(/ready (\w+)/, 10_000)
  expect(who).toBe('me')
})

test('waits for a port', async () => {
  const port = await freePort()
  await using child = await run(`require('node:net').createServer().listen(${port}, '127.0.0.1')`)
  await child.waitForPort(port, 10_000)
  expect(await accepts(port)).toBe(true)
  await child.stop()
  expect(await accepts(port)).toBe(false)
})

test('tells the output of a process that ended before it was ready', async () => {
  const child = await run(`console.error('out of luck'); process.exit(3)`)
  await expect(child.waitForLine(/ready/, 10_000)).rejects.toThrow(/ended \(3\)[^]*out of luck/)
  expect(await child.exited).toEqual({ code: 3, signal: null })
})

test('does not wait for the work of a process that ended, and tells its output', async () => {
  const child = await run(`console.error('out of luck'); process.exit(3)`)
  await expect(child.waitUntil(() => false, 3_600_000, 'work')).rejects.toThrow(/ended \(3\)[^]*out of luck/)
})

test('ends a process that will not', async () => {
  const child = await run(`process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)`)
  await child.waitForLine(/deaf/, 10_000)
  expect(await child.stop(300)).toEqual({ code: null, signal: 'SIGKILL' })
})

test('a child does not outlive a parent that is killed', async () => {
  const here = new URL('./spawn.ts', import.meta.url).href
  const parent = await run(`import(${JSON.stringify(here)}).then(async ({ startProcess }) => {
    const { pid } = await startProcess('sleep', { args: ['60'] })
    console.log('child', pid)
  })`)
  const [, pid] = await parent.waitForLine(/child (\d+)/, 20_000)
  await parent.kill()
  // The kernel ends it at once; whoever adopted it may take its time to notice, hence the state (Z: ended).
  await poll(async () => (await isRunning(Number(pid))) === false || undefined, { timeoutMs: 5_000, what: 'the end of the child' })
})

async function isRunning(pid: number): Promise<boolean> {
  const check = await startProcess('ps', { args: ['-o', 'stat=', '-p', String(pid)] })
  await check.exited
  return /^[^Z\s]/.test(check.output())
}

test('a free port is nobody else\'s, and not given twice', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort))
  expect(new Set(ports).size).toBe(20)
  await new Promise<void>((resolve) => {
    const server = createServer().listen(ports[0], '127.0.0.1', () => server.close(() => resolve()))
  })
})

test('a temporary folder goes with its block', () => {
  let path = ''
  {
    using folder = tempDir('test')
    path = folder.path
    expect(existsSync(path)).toBe(true)
  }
  expect(existsSync(path)).toBe(false)
})

test('what takes too long says what it was', async () => {
  await expect(within(new Promise(() => {}), 20, 'nothing', () => 'so far so good')).rejects.toThrow(/nothing took longer than 20 ms\nso far so good/)
  await expect(poll(async () => false, { timeoutMs: 20, what: 'no' })).rejects.toThrow(TimedOut)
})
