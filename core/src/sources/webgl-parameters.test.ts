import { expect, test } from 'vitest'
import { RESISTING } from '../testing/fake-window.ts'
import { realWebgl, withWebgl } from '../testing/fake-webgl.ts'
import { webglParameters } from './webgl-parameters.ts'

test('is the same digest each time, also in a new context', () => {
  const first = webglParameters(window)
  expect(first).toEqual({ state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) })
  expect(webglParameters(withWebgl(realWebgl()))).toEqual(first)
})

test('asks for nothing that this browser does not know', () => {
  const context = realWebgl()
  webglParameters(withWebgl(context))
  expect(context.getError()).toBe(context.NO_ERROR)
})

test('another limit is another digest', () => {
  const context = realWebgl()
  const real = context.getParameter.bind(context)
  const other = Object.assign(context, { getParameter: (name: number) => (name === context.MAX_TEXTURE_SIZE ? 1234 : real(name)) })
  expect(webglParameters(withWebgl(other))).not.toEqual(webglParameters(window))
})

test('is absent where WebGL is switched off', () => {
  expect(webglParameters(withWebgl(null))).toEqual({ state: 'absent' })
})

test('is noised under resistFingerprinting, which gives everybody the same', () => {
  const page = withWebgl(realWebgl(), RESISTING)
  expect(webglParameters(page)).toEqual({ state: 'noised' })
})
