import { afterEach, expect, test } from 'vitest'
import { integrity } from './integrity.ts'

const found = async (): Promise<readonly string[]> => {
  const result = await integrity(window)
  return result.state === 'ok' ? result.value : []
}

const undo: (() => void)[] = []
afterEach(() => undo.splice(0).forEach((step) => step()))

/** Overwrites a property for one test. */
function overwrite(owner: object, key: string, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(owner, key)
  Object.defineProperty(owner, key, { configurable: true, ...descriptor })
  undo.push(() => (before ? Object.defineProperty(owner, key, before) : Reflect.deleteProperty(owner, key)))
}

const getter = (owner: object, key: string) => Object.getOwnPropertyDescriptor(owner, key)?.get ?? (() => undefined)

test('finds nothing in a browser as it is', async () => {
  expect(await found()).toEqual([])
})

test('leaves no frame behind', async () => {
  const before = document.documentElement.outerHTML
  await integrity(window)
  expect(document.documentElement.outerHTML).toBe(before)
})

test('sees a getter that is JavaScript, and that a frame tells otherwise', async () => {
  overwrite(Navigator.prototype, 'userAgent', { get: () => 'Mozilla/5.0 (Nokia)' })
  expect(await found()).toEqual(['Navigator.userAgent:sr', 'frame.userAgent'])
})

test('sees a method that is JavaScript', async () => {
  const read = Date.prototype.getTimezoneOffset
  overwrite(Date.prototype, 'getTimezoneOffset', {
    value: function (this: Date) {
      return read.call(this) + 60
    },
  })
  expect(await found()).toEqual(['Date.getTimezoneOffset:sk'])
})

test('sees a proxy, whatever it says its source is', async () => {
  overwrite(Navigator.prototype, 'platform', { get: new Proxy(getter(Navigator.prototype, 'platform'), {}) })
  expect((await found()).join()).toMatch(/^Navigator\.platform:s?p$/)
})

test('sees a constructor replaced as a whole', async () => {
  overwrite(Intl, 'DateTimeFormat', { value: new Proxy(Intl.DateTimeFormat, {}), writable: true })
  class Delayed extends Date {}
  overwrite(window, 'Date', { value: Delayed, writable: true })
  expect(await found()).toEqual(['Date:s', expect.stringMatching(/^Intl\.DateTimeFormat:s?p$/)])
})

test('is not misled by a changed Function.prototype.toString', async () => {
  const genuine = Function.prototype.toString
  overwrite(Function.prototype, 'toString', { value: () => 'function () { [native code] }' })
  overwrite(Navigator.prototype, 'platform', { get: () => navigator.userAgent && 'Plan 9' })
  expect((await found()).join()).toContain('Navigator.platform:sr')
  expect((await found()).join()).toContain('Function.toString:s')
  expect(genuine).not.toBe(Function.prototype.toString)
})

test('sees a property laid over the prototype', async () => {
  overwrite(navigator, 'hardwareConcurrency', { value: navigator.hardwareConcurrency })
  expect(await found()).toEqual(['Navigator.hardwareConcurrency:o'])
})

test('does not mind what a site adds', async () => {
  overwrite(navigator, 'ofThisSite', { value: 1 })
  overwrite(HTMLCanvasElement.prototype, 'toBlob', { value: () => 1 })
  expect(await found()).toEqual([])
})
