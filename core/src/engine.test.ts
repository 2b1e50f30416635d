import { expect, test } from 'vitest'
import { engine } from './engine.ts'
import type { SourceWindow } from './sources/source.ts'
import { fakeEngine, fakeWindow } from './testing/fake-window.ts'

/** What each vendor writes into its user agent and no other; the tests' browsers do not change it. */
const byUserAgent = /Firefox\//.test(navigator.userAgent) ? 'gecko' : /Chrome\//.test(navigator.userAgent) ? 'blink' : 'webkit'

test('tells the engine of this browser', () => {
  expect(engine(window)).toBe(byUserAgent)
})

test('is not misled by a changed user agent', () => {
  expect(engine(fakeWindow({ navigator: { userAgent: 'Gecko/20100101 Firefox/153.0 Chrome/156', vendor: 'x' } }))).toBe(byUserAgent)
})

test.each(['blink', 'gecko', 'webkit'] as const)('knows %s by its words and its mark', (name) => {
  const alone = fakeEngine(name)
  const others = { webkitRequestFileSystem: undefined, mozInnerScreenX: undefined, webkitConvertPointFromNodeToPage: undefined }
  expect(engine(fakeWindow({ ...others, ...alone }))).toBe(name)
  expect(engine(fakeWindow({ ...alone, ...others }))).toBeUndefined()
})

test('takes a window without a rendering engine for none', () => {
  expect(engine({ Array } as unknown as SourceWindow)).toBeUndefined()
})
