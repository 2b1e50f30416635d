import { expect, test } from 'vitest'
import { realWebgl, withWebgl } from '../testing/fake-webgl.ts'
import { webglPrecision } from './webgl-precision.ts'

test('is six digits for each of twelve types; high floats reach to 2^127 with 23 bits, as OpenGL ES 3 wants', () => {
  const precision = webglPrecision(window)
  expect(precision).toEqual({ state: 'ok', value: expect.stringMatching(/^[0-9a-z]{72}$/) })
  expect(precision).toMatchObject({ value: expect.stringMatching(/^.{12}3j3j0n/) }) // 127, 127, 23 in base 36
})

test('a type that is not there is a dash', () => {
  const context = realWebgl()
  const real = context.getShaderPrecisionFormat.bind(context)
  Object.assign(context, { getShaderPrecisionFormat: (shader: number, type: number) => (type === context.HIGH_FLOAT ? null : real(shader, type)) })
  expect(webglPrecision(withWebgl(context))).toEqual({ state: 'ok', value: expect.stringMatching(/^.{12}-.{30}-.{18}$/) })
})

test('is absent where WebGL is switched off', () => {
  expect(webglPrecision(withWebgl(null))).toEqual({ state: 'absent' })
})
