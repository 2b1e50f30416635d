import type { WebDriver } from 'selenium-webdriver'
import { poll, within } from '../timing.ts'
import { PAGE_TIMEOUT_MS, toExpression } from './playwright-page.ts'
import type { BrowserPage, LogEntry, Size } from './types.ts'

/** Milliseconds a WebDriver call may take beyond what its script was given. */
const SLACK_MS = 5_000

/** Errors that nobody catches, kept where a page's own code does not look. WebKitWebDriver has no log to read. */
const WATCH_ERRORS = `(() => {
  const entries = []
  Object.defineProperty(window, Symbol.for('selfsame.testing.log'), { value: entries })
  const add = (text) => entries.push({ kind: 'uncaught', text: String(text) })
  addEventListener('error', (event) => add(event.error ?? event.message))
  addEventListener('unhandledrejection', (event) => add(event.reason))
})()`
const READ_ERRORS = `window[Symbol.for('selfsame.testing.log')] ?? []`

/** @param handle window of this page; a driver talks to one window at a time */
export function webkitPage(driver: WebDriver, handle: string): BrowserPage {
  const call = async <T>(what: string, work: () => Promise<T>, timeoutMs = PAGE_TIMEOUT_MS): Promise<T> => {
    const switched = async () => {
      await driver.switchTo().window(handle)
      return work()
    }
    return within(switched(), timeoutMs + SLACK_MS, `WebKitGTK: ${what}`)
  }
  const evaluate = <T, A>(code: string | ((argument: A) => T | Promise<T>), argument?: A): Promise<T> =>
    call('running code in the page', () => driver.executeScript<T>(`return ${toExpression(code, argument)}`))
  const load = (what: string, work: () => Promise<void>) =>
    call(what, async () => {
      await work()
      await driver.executeScript(WATCH_ERRORS)
    }, 30_000)
  const waitFor = <T>(expression: string, { timeoutMs = PAGE_TIMEOUT_MS } = {}) =>
    poll(async () => (await evaluate<T, never>(expression)) || undefined, { timeoutMs, what: `waiting for ${expression}` })
  const element = (testId: string) => `document.querySelector('[data-testid="${testId}"]')`
  return {
    goto: (url) => load(`loading ${url}`, () => driver.get(url)),
    reload: () => load('reloading', () => driver.navigate().refresh()),
    evaluate,
    waitFor,
    textOf: (testId, options) => waitFor<string>(`${element(testId)}?.textContent.trim()`, options),
    click: async (testId, options) => void (await waitFor(`${element(testId)} && (${element(testId)}.click(), true)`, options)),
    readLog: () => evaluate<readonly LogEntry[], never>(READ_ERRORS),
    screenshot: () => call('taking a picture', async () => Buffer.from(await driver.takeScreenshot(), 'base64')),
    resize: (size) => call('resizing', () => resize(driver, size)),
    close: () => call('closing the page', () => driver.close()),
  }
}

export async function resize(driver: WebDriver, { width, height }: Size): Promise<void> {
  await driver.manage().window().setRect({ width, height })
}
