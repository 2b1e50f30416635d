import { launch, type BrowserPage, type Engine, type RealBrowser } from '@selfsame/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clickShown, expectSilence, PATIENCE, read, signUp, visit, VISITOR_ID } from './example-page.ts'
import type { PageUrls } from './stack.ts'

/** How many accounts the examples give a visitor. */
const MOST_ACCOUNTS = 2
/** How often the page asked who this is. */
const SENT_TO_SELFSAME = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/s/i')).length"
const SHOWN_VISITOR = "document.querySelector('[data-testid=visitor-id]').textContent.trim()"

/**
 * What every example must do, whichever framework it is made with.
 *
 * @param urls of its page, and of the page that asks for consent; known once the tests run
 * @param met called with the visitor that the example names
 */
export function exampleSpec(engine: Engine, urls: () => PageUrls, met: (visitorId: string) => void): void {
  let browser: RealBrowser
  let page: BrowserPage
  beforeAll(async () => {
    browser = await launch(engine)
  })
  afterAll(() => browser.close())

  it('recognises a visitor in another profile', async () => {
    const first = await visit(engine, urls().page)
    expect(first.visitorId).toMatch(VISITOR_ID)
    page = await browser.newPage(urls().page)
    const again = await read(page)
    expect(again.visitorId).toBe(first.visitorId)
    expect(Number(again.visits)).toBe(Number(first.visits) + 1)
    expect(Number.parseFloat(again.confidence)).toBeGreaterThan(50)
    met(first.visitorId)
  })

  it('gives a visitor no more accounts than it may have', async () => {
    for (let account = 1; account <= MOST_ACCOUNTS; account++) expect(await signUp(page)).toBe('accepted')
    expect(await signUp(page)).toBe('too_many_accounts')
    await expectSilence(page)
  })

  consentSpec(() => browser.newPage(urls().asking))
}

/** @param open a tab of its own with the page that asks */
function consentSpec(open: () => Promise<BrowserPage>): void {
  let page: BrowserPage

  it('reads nothing and signs nobody up before consent is given', async () => {
    page = await open()
    await page.textOf('consent-banner', PATIENCE)
    expect(await signUp(page)).toBe('consent_required')
    expect(await page.evaluate(SENT_TO_SELFSAME)).toBe(0)
    expect(await page.evaluate(SHOWN_VISITOR)).toBe('')
  })

  it('takes no for an answer, until the visitor thinks again', async () => {
    await page.click('consent-revoke')
    await page.waitFor("!document.querySelector('[data-testid=consent-banner]:not([hidden])')")
    expect(await page.evaluate(SENT_TO_SELFSAME)).toBe(0)
  })

  it('identifies once consent is given, and forgets where it is withdrawn', async () => {
    await clickShown(page, 'consent-grant')
    expect((await read(page)).visitorId).toMatch(VISITOR_ID)
    await clickShown(page, 'consent-revoke')
    await page.waitFor(`${SHOWN_VISITOR} === ''`)
    expect(await page.evaluate(SENT_TO_SELFSAME)).toBe(1)
    await expectSilence(page)
  })
}
