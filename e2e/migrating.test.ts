import { launch, type BrowserPage, type RealBrowser } from '@selfsame/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectSilence, PATIENCE, VISITOR_ID } from './example-page.ts'
import { startStack, type Stack } from './stack.ts'

let stack: Stack
let browser: RealBrowser
beforeAll(async () => {
  stack = await startStack(['migrating'])
  browser = await launch('chromium')
})
afterAll(async () => {
  await browser.close()
  await stack[Symbol.asyncDispose]()
})

/** What an app says of its visitor. */
async function visitorOf(app: string): Promise<string> {
  const page: BrowserPage = await browser.newPage(`${stack.pages.migrating.page}?app=${app}`)
  const visitorId = await page.textOf('visitor-id', PATIENCE)
  await expectSilence(page)
  await page.close()
  return visitorId
}

it('waits for nobody before an app is chosen', async () => {
  const page = await browser.newPage(stack.pages.migrating.page)
  await page.waitFor("document.querySelectorAll('#apps a').length === 10")
  expect(await page.evaluate("document.querySelector('[data-testid=visitor-id]').offsetParent === null")).toBe(true)
  await page.close()
})

it('FingerprintJS makes a hash; after it the server knows a visitor', async () => {
  expect(await visitorOf('fingerprintjs-before')).toMatch(/^[0-9a-f]{32}$/)
  expect(await visitorOf('fingerprintjs-after')).toMatch(VISITOR_ID)
})

it.each(['agent', 'react', 'pro-react', 'pro-vue'])('%s: one visitor before, with the agent alone replaced, and after', async (app) => {
  const before = await visitorOf(`${app}-before`)
  expect(before).toMatch(VISITOR_ID)
  expect(await visitorOf(`${app}-after`)).toBe(before)
})
