import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { cssFeatures } from './css-features.ts'

const vector = async () => {
  const result = await cssFeatures(window)
  return result.state === 'ok' ? result.value : result.state
}

test('answers every probe, with some of either kind', async () => {
  expect(await vector()).toMatch(/^(?=.*0)(?=.*1)[01]{40}$/)
})

test('agrees with the browser on a property and on a selector', async () => {
  const answers = await vector()
  expect(answers.charAt(4) === '1').toBe(CSS.supports('corner-shape', 'inherit'))
  expect(answers.charAt(37) === '1').toBe(CSS.supports('selector(:open)'))
  expect(CSS.supports('corner-shape', 'inherit')).toBe(engine(window) === 'blink')
})

test('is absent without CSS.supports', () => {
  expect(cssFeatures(fakeWindow({ CSS: undefined }))).toEqual({ state: 'absent' })
})
