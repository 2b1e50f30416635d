import type { ConsoleMessage, Page } from 'playwright'
import { poll, within } from '../timing.ts'
import type { BrowserPage, LogEntry, Size } from './types.ts'

/** Milliseconds for whatever happens in a page. */
export const PAGE_TIMEOUT_MS = 15_000
const NAVIGATION_TIMEOUT_MS = 30_000

/** @param resize what an engine needs to resize the page's window */
export function playwrightPage(page: Page, resize: (size: Size) => Promise<void>): BrowserPage {
  const log: LogEntry[] = []
  page.on('console', (message) => log.push({ kind: kindOf(message), text: message.text() }))
  page.on('pageerror', (error) => log.push({ kind: 'uncaught', text: String(error) }))
  page.setDefaultTimeout(PAGE_TIMEOUT_MS)
  page.setDefaultNavigationTimeout(NAVIGATION_TIMEOUT_MS)
  const byTestId = (testId: string) => page.locator(`[data-testid="${testId}"]`).first()
  return {
    readLog: async () => [...log],
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: <T, A>(code: string | ((argument: A) => T | Promise<T>), argument?: A) =>
      within(page.evaluate(toExpression(code, argument)) as Promise<T>, PAGE_TIMEOUT_MS, 'running code in the page'),
    waitFor: <T>(expression: string, { timeoutMs = PAGE_TIMEOUT_MS } = {}) =>
      poll(async () => ((await page.evaluate(expression)) || undefined) as T | undefined, { timeoutMs, what: `waiting for ${expression}` }),
    textOf: (testId, { timeoutMs = PAGE_TIMEOUT_MS } = {}) =>
      poll(async () => (await byTestId(testId).textContent({ timeout: timeoutMs }))?.trim() || undefined, { timeoutMs, what: `waiting for the text of ${testId}` }),
    click: (testId, { timeoutMs = PAGE_TIMEOUT_MS } = {}) => byTestId(testId).click({ timeout: timeoutMs }),
    screenshot: () => page.screenshot(),
    resize,
    close: () => page.close(),
  }
}

/** A function as an expression that calls it: what crosses to the page is JSON in every engine alike. */
export function toExpression<A>(code: string | ((argument: A) => unknown), argument: A | undefined): string {
  if (typeof code === 'string') return code
  return `(${code.toString()})(${argument === undefined ? '' : JSON.stringify(argument)})`
}

function kindOf(message: ConsoleMessage): LogEntry['kind'] {
  const type = message.type()
  return type === 'error' || type === 'warning' ? type : 'log'
}
