import { ENGINES, launch, type Engine } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATIENCE, read, visit } from './example-page.ts'
import { exampleSpec } from './example-spec.ts'
import { startStack, VITE_EXAMPLES, type Stack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack(['playground', ...VITE_EXAMPLES])
})
afterAll(async () => {
  await stack[Symbol.asyncDispose]()
})

const ids = new Map<Engine, string>()

describe.each(ENGINES)('%s', (engine) => {
  describe.each(VITE_EXAMPLES)('%s', (example) => {
    exampleSpec(engine, () => stack.pages[example], (visitorId) => {
      // one browser is one visitor, whichever framework the page is made with
      expect(ids.get(engine) ?? visitorId).toBe(visitorId)
      ids.set(engine, visitorId)
    })
  })

  it('the playground knows the visitor too', async () => {
    expect((await visit(engine, stack.pages.playground.page)).visitorId).toBe(ids.get(engine))
  })

  it('keeps its visitor in a private window and in another time zone', async () => {
    const elsewhere = await visit(engine, stack.pages.playground.page, { timeZone: 'Asia/Tokyo' })
    expect(elsewhere.visitorId).toBe(ids.get(engine))
    const hidden = await visit(engine, stack.pages.playground.page, { privateWindow: true })
    expect(hidden.visitorId).toBe(ids.get(engine))
  })

  it('leaves nothing in the browser', async () => {
    await using browser = await launch(engine)
    const page = await browser.newPage(stack.pages.playground.page)
    await read(page)
    expect(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([0, 0, ''])
  })
})

it('another engine is another visitor', () => {
  expect(ids.size).toBe(ENGINES.length)
  expect(new Set(ids.values()).size).toBe(ENGINES.length)
})

describe('the playground', () => {
  it('shows why, identifies again on demand, and never a secret', async () => {
    await using browser = await launch('chromium')
    const page = await browser.newPage(stack.pages.playground.page)
    const before = await read(page)
    await page.evaluate("document.getElementById('again').click()")
    await page.waitFor(`document.querySelector('[data-testid=visits]').textContent.trim() === '${Number(before.visits) + 1}'`, PATIENCE)
    expect(await page.textOf('visitor-id')).toBe(before.visitorId)
    expect(await page.evaluate('document.documentElement.outerHTML')).not.toContain(stack.secretKey)
  })

  it('two visits at once are one visitor and two events', async () => {
    await using browser = await launch('chromium')
    const page = await browser.newPage(stack.pages.playground.page)
    const before = await read(page)
    await page.evaluate("document.getElementById('twice').click()")
    await page.waitFor(`Number(document.querySelector('[data-testid=visits]').textContent) >= ${Number(before.visits) + 2}`, PATIENCE)
    expect(await page.textOf('visitor-id')).toBe(before.visitorId)
  })
})

it('a back end can verify what the page says', async () => {
  await using browser = await launch('chromium')
  const page = await browser.newPage(stack.pages.react.page)
  const { visitorId } = await read(page)
  const ask = (path: string, key: string) => fetch(`${stack.server}${path}`, { headers: { authorization: `Bearer ${key}` } })
  const found = await ask(`/v4/events?visitor_id=${visitorId}&limit=1`, stack.secretKey)
  const { events } = (await found.json()) as { events: { event_id: string; identification: { visitor_id: string } }[] }
  expect(events[0]?.identification.visitor_id).toBe(visitorId)
  expect((await ask(`/v4/events/${events[0]?.event_id}`, 'sk_wrong000000000000000000')).status).toBe(403)
})
