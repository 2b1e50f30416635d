import { Builder, Capabilities, error as webDriverError, type WebDriver } from 'selenium-webdriver'
import { findProgram } from '../../../scripts/setup/programs.mjs'
import { ensureDisplay } from '../display.ts'
import { freePort } from '../free-port.ts'
import { type RunningProcess, startProcess } from '../spawn.ts'
import { TimedOut, within } from '../timing.ts'

const DRIVER_TIMEOUT_MS = 15_000
const SESSION_TIMEOUT_MS = 45_000
const CLOSE_TIMEOUT_MS = 10_000

export interface WebKitSession {
  readonly driver: WebDriver
  close(): Promise<void>
}

export interface WebKitSessionOptions {
  /** Added to the environment of the browser. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Command line of MiniBrowser. */
  readonly args?: readonly string[]
  /** `none`: a navigation does not wait for the page, which then may go on loading for ever. Default: `normal`. */
  readonly pageLoadStrategy?: 'none' | 'normal'
}

/**
 * Starts a WebKitWebDriver of our own and a MiniBrowser (WebKitGTK) in it. A driver serves one browser at a time, and
 * the browser ends with its driver, even when that is killed.
 *
 * @throws {Error} WebKitGTK is not installed: `node scripts/setup/index.mjs`
 */
export async function startWebKit(options: WebKitSessionOptions = {}): Promise<WebKitSession> {
  const program = findProgram('webkitDriver')
  const binary = findProgram('miniBrowser')
  if (!program || !binary) throw new Error('WebKitGTK is not installed: run `node scripts/setup/index.mjs`')
  await ensureDisplay()
  const port = await freePort()
  const process = await startProcess(program, { args: [`--port=${port}`, '--host=127.0.0.1'], ...(options.env && { env: options.env }) })
  try {
    await process.waitForPort(port, DRIVER_TIMEOUT_MS)
    const driver = await openSession(port, binary, options)
    return { driver, close: () => close(driver, process) }
  } catch (error) {
    await process.kill()
    throw error
  }
}

async function openSession(port: number, binary: string, options: WebKitSessionOptions): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    pageLoadStrategy: options.pageLoadStrategy ?? 'normal',
    'webkitgtk:browserOptions': { binary, args: ['--automation', ...(options.args ?? [])] },
  })
  const building = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build()
  return within(Promise.resolve(building), SESSION_TIMEOUT_MS, 'starting WebKitGTK')
}

/** Ends the browser by its own protocol; the driver, and with it a browser that hangs, is ended in any case. */
async function close(driver: WebDriver, process: RunningProcess): Promise<void> {
  try {
    await within(driver.quit(), CLOSE_TIMEOUT_MS, 'closing WebKitGTK')
  } catch (error) {
    if (!(error instanceof TimedOut || error instanceof webDriverError.WebDriverError)) throw error
  } finally {
    await process.kill()
  }
}
