import { findProgram } from '../../scripts/setup/programs.mjs'
import { type RunningProcess, startProcess } from './spawn.ts'

/** Width, height and colour depth of the display in memory: a common desktop. */
const SCREEN = '1920x1080x24'
const START_TIMEOUT_MS = 15_000

let started: Promise<RunningProcess> | undefined

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
  started ??= startDisplay()
  await started
}

/** Ends the display that `ensureDisplay` started; does nothing where it started none. */
export async function stopDisplay(): Promise<void> {
  const display = await started
  if (!display) return
  started = undefined
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

async function startDisplay(): Promise<RunningProcess> {
  const program = findProgram('xvfb')
  if (!program) throw new Error('No display and no Xvfb: run `node scripts/setup/index.mjs`')
  // With -displayfd the server takes a free number itself and prints it once it is ready.
  const display = await startProcess(program, { args: ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'] })
  const [, number] = await display.waitForLine(/^(\d+)$/m, START_TIMEOUT_MS)
  process.env['DISPLAY'] = `:${number}`
  return display
}
