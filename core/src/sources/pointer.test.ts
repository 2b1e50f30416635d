import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { pointer } from './pointer.ts'

test('says what the media features say here', () => {
  const accuracies = ['fine', 'coarse', 'none']
  const primary = accuracies.find((value) => matchMedia(`(pointer: ${value})`).matches)
  const any = accuracies.filter((value) => matchMedia(`(any-pointer: ${value})`).matches)
  expect(primary).toBeDefined()
  expect(pointer(window)).toEqual({ state: 'ok', value: { primary, any } })
})

test('tells a tablet with a mouse', () => {
  const page = fakeWindow(fakeMedia('(pointer:coarse)', '(any-pointer:coarse)', '(any-pointer:fine)'))
  expect(pointer(page)).toEqual({ state: 'ok', value: { primary: 'coarse', any: ['fine', 'coarse'] } })
  expect(pointer(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
