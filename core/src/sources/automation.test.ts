import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { automation } from './automation.ts'

const traces = async (page = window) => {
  const result = await automation(page)
  return result.state === 'ok' ? result.value.traces : []
}

test('sees that a driver runs this browser', async () => {
  expect(await automation(window)).toMatchObject({ state: 'ok', value: { webdriver: navigator.webdriver } })
  // WebKitGTK has the flag as well; the tests are not run by hand.
  expect(navigator.webdriver, engine(window)).toBe(true)
})

test('finds what drivers leave, each once and sorted', async () => {
  const page = fakeWindow({ __playwright__binding__: {}, __pwInitScripts: {}, __pwClock: {}, callPhantom: {}, cdc_adoQpoasnfa76pfcZLmcfl_Array: {} })
  expect(await traces(page)).toEqual(expect.arrayContaining(['__playwright', '__pw', 'callPhantom', 'cdc_']))
  expect(await traces(page)).toEqual([...new Set(await traces(page))].sort())
})

test('looks at the root element', async () => {
  document.documentElement.setAttribute('webdriver', 'true')
  try {
    expect(await traces()).toContain('webdriver')
  } finally {
    document.documentElement.removeAttribute('webdriver')
  }
})

test('takes of a stand-in for Notification what the contract takes', async () => {
  for (const permission of [null, 1, {}, 'x'.repeat(99)]) {
    const result = await automation(fakeWindow({ Notification: { permission } }))
    expect(result.state === 'ok' && (result.value.notifications?.length ?? 0) <= 16).toBe(true)
  }
})

test('takes no wallet and no site for a tool', async () => {
  const before = await traces()
  expect(await traces(fakeWindow({ phantom: {}, driver: {}, cdc: {}, pwa: {} }))).toEqual(before)
})
