import { expect, test } from 'vitest'
import { RESISTING } from '../testing/fake-window.ts'
import { realWebgl, withWebgl } from '../testing/fake-webgl.ts'
import { webglExtensions } from './webgl-extensions.ts'

test('lists the extensions, sorted', () => {
  expect(webglExtensions(window)).toEqual({ state: 'ok', value: realWebgl().getSupportedExtensions()?.sort() })
})

test('is cut to what the contract takes', () => {
  const many = Array.from({ length: 200 }, (_, index) => `EXT_${index}`.padEnd(300, '_'))
  const value = expect.objectContaining({ length: 96, 0: expect.objectContaining({ length: 128 }) })
  expect(webglExtensions(withWebgl({ getSupportedExtensions: () => many }))).toEqual({ state: 'ok', value })
})

test('is absent where WebGL is switched off, and where the context was lost', () => {
  expect(webglExtensions(withWebgl(null))).toEqual({ state: 'absent' })
  expect(webglExtensions(withWebgl({ getSupportedExtensions: () => null }))).toEqual({ state: 'absent' })
})

test('is noised under resistFingerprinting, which gives everybody the same', () => {
  const page = withWebgl(realWebgl(), RESISTING)
  expect(webglExtensions(page)).toEqual({ state: 'noised' })
})
