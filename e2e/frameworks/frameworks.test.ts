import { ENGINES, type Engine } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visit } from '../example-page.ts'
import { exampleSpec } from '../example-spec.ts'
import { FRAMEWORK_EXAMPLES, startStack, type Stack } from '../stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack(FRAMEWORK_EXAMPLES)
})
afterAll(async () => {
  await stack[Symbol.asyncDispose]()
})

const ids = new Map<Engine, string>()

describe.each(ENGINES)('%s', (engine) => {
  describe.each(FRAMEWORK_EXAMPLES)('%s', (example) => {
    exampleSpec(engine, () => stack.pages[example], (visitorId) => {
      expect(ids.get(engine) ?? visitorId).toBe(visitorId)
      ids.set(engine, visitorId)
    })
  })
})

describe('rendered on the server', () => {
  it.each(FRAMEWORK_EXAMPLES)('%s: the whole page, nobody in it, and no secret', async (example) => {
    const html = await (await fetch(stack.pages[example].page)).text()
    expect(html).toContain('Have we met?')
    expect(html).toContain('Make an account')
    expect(html).not.toContain(stack.secretKey)
  })
})

it('the Pages router of Next does what the App router does', async () => {
  const seen = await visit('chromium', `${stack.pages.next.page}pages-router`)
  expect(seen.visitorId).toBe(ids.get('chromium'))
})
