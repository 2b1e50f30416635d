import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow } from '../testing/fake-window.ts'
import { fonts } from './fonts.ts'

/** A window on a machine with these fonts, and the names that were looked for. */
function machine(names: readonly string[], failure: Error = new DOMException('', 'NetworkError')) {
  const asked: string[] = []
  class FontFace {
    readonly #name: string
    constructor(_family: string, source: string) {
      this.#name = /^local\("(.*)"\)$/.exec(source)?.[1] ?? ''
    }
    async load() {
      asked.push(this.#name)
      if (!names.includes(this.#name)) throw failure
    }
  }
  return { page: fakeWindow({ FontFace, ...fakeEngine('blink') }), asked }
}

test('finds what this Debian machine has, and nothing of Windows or macOS', async () => {
  const found = await fonts(window)
  if (!('value' in found)) throw new Error('this browser has a font loading API')
  expect(found.value).toEqual(expect.arrayContaining(['Liberation Sans', 'Liberation Mono', 'Noto Sans']))
  expect(found.value).not.toContain('Segoe UI')
  expect(found.value).not.toContain('Menlo')
  expect(await fonts(window)).toEqual(found)
})

test('looks for the file name where a family is named otherwise than its file', async () => {
  const { page, asked } = machine(['NotoSans-Regular', 'Ubuntu', 'DejaVu Sans'])
  expect(await fonts(page)).toEqual({ state: 'ok', value: ['DejaVu Sans', 'Noto Sans'] })
  expect(asked).toContain('Ubuntu-Regular')
})

test('goes through a bundle only where its first font is there', async () => {
  const windows = machine(['Segoe UI', 'Bahnschrift', 'Menlo-Regular'])
  expect(await fonts(windows.page)).toEqual({ state: 'ok', value: ['Segoe UI', 'Bahnschrift'] })
  expect(windows.asked).toContain('Helvetica Neue')
  expect(windows.asked).not.toContain('Menlo-Regular')
  const mac = machine(['Helvetica Neue', 'Menlo-Regular'])
  expect(await fonts(mac.page)).toEqual({ state: 'ok', value: ['Helvetica Neue', 'Menlo'] })
})

test('is absent without a font loading API; another failure is not taken for a missing font', async () => {
  expect(await fonts(fakeWindow({ FontFace: undefined }))).toEqual({ state: 'absent' })
  await expect(Promise.resolve(fonts(machine([], new TypeError('odd')).page))).rejects.toThrow('odd')
})

test('leaves no font behind', async () => {
  await fonts(window)
  expect(Array.from(document.fonts, (face) => face.family)).not.toContain('probe')
})
