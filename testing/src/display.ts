import { findProgram } from '../../scripts/setup/programs.mjs'
import { type RunningProcess, startProcess } from './spawn.ts'

/** A common desktop; device pixels. */
const SCREEN = { width: 1920, height: 1080 }
const START_TIMEOUT_MS = 15_000

/** A display for browsers. `stop()` does nothing where it belongs to the machine or to the whole run. */
export interface Display {
  readonly env: { readonly DISPLAY?: string }
  stop(): Promise<void>
}

let shared: Promise<RunningProcess> | undefined

/**
 * Makes sure there is a display: the one of this machine, else an Xvfb of our own, once per process, whose name is put
 * into `process.env.DISPLAY` for every browser started later. It ends with this process.
 *
 * Without one WebKitGTK hangs and Firefox has no WebGL.
 *
 * @throws {Error} no display and no Xvfb: `node scripts/setup/index.mjs` installs it
 */
export async function ensureDisplay(): Promise<void> {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return
  shared ??= startXvfb(SCREEN)
  process.env['DISPLAY'] = nameOf(await shared)
}

/** Ends the display that `ensureDisplay` started; does nothing where it started none. */
export async function stopDisplay(): Promise<void> {
  const display = await shared
  if (!display) return
  shared = undefined
  delete process.env['DISPLAY']
  await display.stop()
}

/** Runs `work` with a display. */
export async function withDisplay<T>(work: () => Promise<T>): Promise<T> {
  await ensureDisplay()
  try {
    return await work()
  } finally {
    await stopDisplay()
  }
}

/** @param screen of a display of one's own, device pixels; without it the run's common one */
export async function displayFor(screen: { width: number; height: number } | undefined): Promise<Display> {
  if (!screen || process.platform !== 'linux') {
    await ensureDisplay()
    return { env: {}, stop: async () => {} }
  }
  const own = await startXvfb(screen)
  return { env: { DISPLAY: nameOf(own) }, stop: async () => void (await own.stop()) }
}

async function startXvfb({ width, height }: { width: number; height: number }): Promise<RunningProcess> {
  const program = findProgram('xvfb')
  if (!program) throw new Error('No display and no Xvfb: run `node scripts/setup/index.mjs`')
  // With -displayfd the server takes a free number itself and prints it once it is ready.
  const display = await startProcess(program, {
    args: ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
  })
  await display.waitForLine(DISPLAY_NUMBER, START_TIMEOUT_MS)
  return display
}

const DISPLAY_NUMBER = /^(\d+)$/m

function nameOf(display: RunningProcess): string {
  return `:${display.output().match(DISPLAY_NUMBER)?.[1]}`
}
