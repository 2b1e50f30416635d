import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { hover } from './hover.ts'

test('says what the media features say here', () => {
  const value = { primary: matchMedia('(hover: hover)').matches, any: matchMedia('(any-hover: hover)').matches }
  expect(hover(window)).toEqual({ state: 'ok', value })
})

test('tells a phone with a mouse', () => {
  expect(hover(fakeWindow(fakeMedia('(hover:none)', '(any-hover:hover)')))).toEqual({ state: 'ok', value: { primary: false, any: true } })
  expect(hover(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
