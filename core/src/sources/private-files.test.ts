import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { privateFiles } from './private-files.ts'

const asked = (getDirectory: unknown) => privateFiles(fakeWindow({ navigator: { storage: { getDirectory } } }))

test('gives the name of a refusal, as private windows of Firefox answer', async () => {
  expect(await asked(() => Promise.reject(new DOMException('Security error when calling GetDirectory', 'SecurityError')))).toEqual({ state: 'ok', value: 'SecurityError' })
  expect(await asked(() => Promise.resolve({}))).toEqual({ state: 'ok', value: 'ok' })
})

test('is absent where there is no such thing', async () => {
  expect(await asked(undefined)).toEqual({ state: 'absent' })
})
