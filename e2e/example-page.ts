import { launch, type BrowserPage, type Engine, type LaunchOptions } from '@selfsame/testing'
import { expect } from 'vitest'

/** A cold browser among others, on two cores. */
export const PATIENCE = { timeoutMs: 45_000 }
export const VISITOR_ID = /^[0-9A-Za-z]{20}$/

export interface Seen {
  visitorId: string
  confidence: string
  visits: string
}

/** What an example shows of its visitor. */
export async function read(page: BrowserPage): Promise<Seen> {
  return {
    visitorId: await page.textOf('visitor-id', PATIENCE),
    confidence: await page.textOf('confidence', PATIENCE),
    visits: await page.textOf('visits', PATIENCE),
  }
}

/** One visit by a freshly started browser with a profile of its own; nothing may end up in the console. */
export async function visit(engine: Engine, url: string, options: LaunchOptions = {}): Promise<Seen> {
  await using browser = await launch(engine, options)
  const page = await browser.newPage(url)
  const seen = await read(page)
  await expectSilence(page)
  return seen
}

/** No warning and no error, of hydration for instance. */
export async function expectSilence(page: BrowserPage): Promise<void> {
  const log = await page.readLog()
  expect(log.filter(({ kind }) => kind !== 'log')).toEqual([])
}

/** Fills in the form, sends it, and waits for what the page says of it: `accepted`, or the reason of the refusal. */
export async function signUp(page: BrowserPage): Promise<string> {
  await page.evaluate(`(() => {
    const input = document.getElementById('email')
    input.value = 'visitor@shop.example'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.form.requestSubmit()
  })()`)
  const result = "document.querySelector('[data-testid=sign-up]')"
  return await page.waitFor<string>(
    `${result}.dataset.status === 'accepted' ? 'accepted' : ${result}.dataset.status === 'refused' && ${result}.dataset.reason`,
    PATIENCE,
  )
}

/** Clicks the one that is shown of the elements with a test id. */
export async function clickShown(page: BrowserPage, testId: string): Promise<void> {
  await page.waitFor(`(() => {
    const shown = [...document.querySelectorAll('[data-testid=${testId}]')].find((element) => element.offsetParent)
    shown?.click()
    return shown !== undefined
  })()`)
}
