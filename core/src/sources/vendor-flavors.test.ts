import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { vendorFlavors } from './vendor-flavors.ts'

const flavors = (page = window) => {
  const result = vendorFlavors(page)
  return result instanceof Promise || result.state !== 'ok' ? [] : result.value
}

test('finds chrome in Chromium, and nothing of Chrome in Gecko', () => {
  if (engine(window) === 'blink') expect(flavors()).toContain('chrome')
  if (engine(window) === 'gecko') expect(vendorFlavors(window)).toEqual({ state: 'ok', value: [] })
})

test('does not take an element of that name for a mark', () => {
  const element = document.createElement('div')
  element.id = 'yandex'
  document.body.append(element)
  try {
    expect('yandex' in window).toBe(true)
    expect(flavors()).not.toContain('yandex')
  } finally {
    element.remove()
  }
})

test('unverified: knows Brave and Opera by their objects, https://github.com/brave/brave-browser/wiki/Detecting-Brave-(for-Websites)', () => {
  expect(flavors(fakeWindow({ opr: {}, navigator: { brave: {} } }))).toEqual(expect.arrayContaining(['opr', 'brave']))
})
