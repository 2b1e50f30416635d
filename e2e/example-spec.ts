import { launch, type BrowserPage, type Engine, type RealBrowser } from '@selfsame/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectSilence, PATIENCE, read, signUp, visit, VISITOR_ID } from './example-page.ts'

/** How many accounts the examples give a visitor. */
const MOST_ACCOUNTS = 2
/** How often the page asked who this is. */
const SENT_TO_SELFSAME = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/s/i')).length"
const SHOWN_VISITOR = "document.querySelector('[data-testid=visitor-id]').textContent.trim()"

/**
 * What every example must do, whichever framework it is made with.
 *
 * @param url of its page; known once the tests run
 * @param met called with the visitor that the example names
 */
export function exampleSpec(engine: Engine, url: () => string, met: (visitorId: string) => void): void {
  let browser: RealBrowser
  let page: BrowserPage
  beforeAll(async () => {
    browser = await launch(engine)
  })
  afterAll(() => browser.close())

  it('recognises a visitor in another profile', async () => {
    const first = await visit(engine, url())
    expect(first.visitorId).toMatch(VISITOR_ID)
    page = await browser.newPage(url())
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

  consentSpec(url, () => page)
}

function consentSpec(url: () => string, page: () => BrowserPage): void {
  it('reads nothing and signs nobody up before consent is given', async () => {
    await page().goto(`${url()}?consent=required`)
    await page().textOf('consent-banner', PATIENCE)
    expect(await signUp(page())).toBe('consent_required')
    expect(await page().evaluate(SENT_TO_SELFSAME)).toBe(0)
    expect(await page().evaluate(SHOWN_VISITOR)).toBe('')
  })

  it('identifies once consent is given, and forgets where it is withdrawn', async () => {
    await page().click('consent-grant')
    expect((await read(page())).visitorId).toMatch(VISITOR_ID)
    await page().click('consent-revoke')
    await page().waitFor(`${SHOWN_VISITOR} === ''`)
    await page().textOf('consent-banner')
    expect(await page().evaluate(SENT_TO_SELFSAME)).toBe(1)
    await expectSilence(page())
  })
}
