import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { jsFeatures } from './js-features.ts'

const vector = async (page = window) => {
  const result = await jsFeatures(page)
  return result.state === 'ok' ? result.value : result.state
}

test('answers every probe, with some of either kind', async () => {
  expect(await vector()).toMatch(/^(?=.*0)(?=.*1)[01]{40}$/)
})

test('agrees with the browser', async () => {
  const answers = await vector()
  expect(answers.charAt(0) === '1').toBe('at' in Array.prototype)
  expect(answers.endsWith('1')).toBe('Viewport' in window)
  expect('Viewport' in window).toBe(engine(window) === 'blink')
})

test("does not count the page's own polyfills", async () => {
  const polyfilled = fakeWindow({ Viewport: function Viewport() {} })
  expect((await vector(polyfilled)).endsWith('0')).toBe(true)
})

test('goes on where a whole object is missing', async () => {
  expect((await vector(fakeWindow({ Array: undefined }))).startsWith('000')).toBe(true)
})
