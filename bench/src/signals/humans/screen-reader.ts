import { fileURLToPath } from 'node:url'
import { startProcess } from '@selfsame/testing'
import { findScreenReaderPython } from '../../../../scripts/setup/programs.mjs'
import { ending, type Drive } from '../drive.ts'
import { installed, startChromium } from '../start/chromium-command.ts'
import { startScreen } from '../start/x-screen.ts'

const READER = fileURLToPath(new URL('screen-reader.py', import.meta.url))
const START_MS = 15_000
/** Until the button was pressed, and until the page asks: later than that. In ms. */
const [PRESSED_MS, ASKED_MS] = [45_000, 20_000]

/** A person who sees no page: what is pressed is pressed by the accessibility bus, at the centre and without pressure. */
export const screenReader: Drive = async (url, { folder }) => {
  const python = findScreenReaderPython()
  if (python === undefined) throw new Error('no AT-SPI for Python: run `node scripts/setup/index.mjs`')
  const screen = await startScreen('1280x800')
  const bus = await startProcess(installed('dbusDaemon'), { args: ['--session', '--nofork', '--print-address'], env: { DISPLAY: screen.display } })
  const [address] = await bus.waitForLine(/unix:\S+/, START_MS)
  const env = { DBUS_SESSION_BUS_ADDRESS: address, ACCESSIBILITY_ENABLED: '1' }
  const browser = await startChromium(`${url}&ask=${ASKED_MS}`, { folder, display: screen.display, env, args: ['--force-renderer-accessibility'] })
  const reader = await startProcess(python, { args: [READER], env: { DISPLAY: screen.display, ...env } })
  await reader.waitForLine(/pressed/, PRESSED_MS)
  return ending(() => browser.stop(), () => bus.stop(), () => screen[Symbol.asyncDispose]())
}
