import { expect, test } from 'vitest'
import { withoutCanvas } from '../testing/falsified-canvas.ts'
import { fontPreferences } from './font-preferences.ts'

test('widths of serif, sans-serif, monospace and system font', () => {
  const widths = fontPreferences(window)
  if (!('value' in widths)) throw new Error('this browser has a canvas')
  const [serif = 0, sans = 0, mono = 0, system = 0] = widths.value
  expect(widths.value).toHaveLength(4)
  for (const width of [serif, sans, mono, system]) expect(width).toBeGreaterThan(12_000)
  expect(mono).not.toBe(sans)
})

test('the language of the page, which generic families follow, does not show', () => {
  const before = fontPreferences(window)
  document.documentElement.lang = 'zh-CN'
  try {
    expect(fontPreferences(window)).toEqual(before)
  } finally {
    document.documentElement.lang = ''
  }
})

test('is absent where canvas is switched off', () => {
  expect(fontPreferences(withoutCanvas())).toEqual({ state: 'absent' })
})
