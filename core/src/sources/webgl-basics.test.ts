import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { webgl } from '../drawing/webgl.ts'
import { RESISTING } from '../testing/fake-window.ts'
import { withWebgl } from '../testing/fake-webgl.ts'
import { webglBasics } from './webgl-basics.ts'

test('names version, maker and renderer', () => {
  expect(webglBasics(window)).toMatchObject({
    state: 'ok',
    value: { version: expect.stringContaining('WebGL'), shadingLanguage: expect.stringContaining('GLSL'), vendor: expect.any(String), renderer: expect.any(String) },
  })
})

test.runIf(engine(window) === 'blink')('Chromium tells the unmasked renderer beside the masked one', () => {
  expect(webglBasics(window)).toMatchObject({ value: { renderer: 'WebKit WebGL', rendererUnmasked: expect.stringContaining('ANGLE') } })
})

test.runIf(engine(window) === 'gecko')('Firefox tells it in the plain one and is not asked for the other, which would warn on the console', () => {
  const asked: string[] = []
  const page = withWebgl({ getParameter: () => 'Mesa', getExtension: (name: string) => (asked.push(name), null) })
  expect(webglBasics(page)).toEqual({ state: 'ok', value: { version: 'Mesa', shadingLanguage: 'Mesa', vendor: 'Mesa', renderer: 'Mesa' } })
  expect(asked).toEqual([])
})

test('all sources share one context', () => {
  expect(webgl(window)).toBe(webgl(window))
})

test('is absent where WebGL is switched off', () => {
  expect(webglBasics(withWebgl(null))).toEqual({ state: 'absent' })
})

test('is noised under resistFingerprinting, which gives everybody the same', () => {
  const page = withWebgl({ getParameter: () => 'Mozilla' }, RESISTING)
  expect(webglBasics(page)).toEqual({ state: 'noised' })
})
