import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { plugins } from './plugins.ts'

const page = (...names: string[]) => ({ plugins: names.map((name) => ({ name })) })

test('gives the names of the viewers here', () => {
  expect(plugins(window)).toEqual({ state: 'ok', value: Array.from(navigator.plugins, ({ name }) => name) })
})

test('is absent without the list', () => {
  expect(plugins(fakeWindow({ navigator: { plugins: undefined } }))).toEqual({ state: 'absent' })
})

test('unverified: is noised where Brave invents a name, https://github.com/brave/brave-browser/issues/10597', () => {
  expect(plugins(fakeWindow({ navigator: { ...page('PDF Viewer', 'bNny4csV'), brave: {} } }))).toEqual({ state: 'noised' })
  expect(plugins(fakeWindow({ navigator: { ...page('PDF Viewer'), brave: {} } }))).toEqual({ state: 'ok', value: ['PDF Viewer'] })
})
