import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { mimeTypes } from './mime-types.ts'

const page = (...types: string[]) => ({ mimeTypes: types.map((type) => ({ type })) })

test('gives the types of the viewers here', () => {
  expect(mimeTypes(window)).toEqual({ state: 'ok', value: Array.from(navigator.mimeTypes, ({ type }) => type) })
})

test('is absent without the list', () => {
  expect(mimeTypes(fakeWindow({ navigator: { mimeTypes: undefined } }))).toEqual({ state: 'absent' })
})

test('unverified: is noised where Brave invents one, https://github.com/brave/brave-browser/issues/10597', () => {
  expect(mimeTypes(fakeWindow({ navigator: { ...page('text/pdf', ''), brave: {} } }))).toEqual({ state: 'noised' })
  expect(mimeTypes(fakeWindow({ navigator: { ...page('text/pdf'), brave: {} } }))).toEqual({ state: 'ok', value: ['text/pdf'] })
})
