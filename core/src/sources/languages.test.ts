import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { languages } from './languages.ts'

test('gives the languages of this browser', () => {
  expect(languages(window)).toEqual({ state: 'ok', value: [...navigator.languages] })
})

test('falls back to the one language, and is absent without any', () => {
  expect(languages(fakeWindow({ navigator: { languages: undefined, language: 'de' } }))).toEqual({ state: 'ok', value: ['de'] })
  expect(languages(fakeWindow({ navigator: { languages: [] } }))).toEqual({ state: 'absent' })
})
