import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { intlData } from './intl-data.ts'

test('counts what Intl knows', async () => {
  const result = await intlData(window)
  if (result.state !== 'ok') throw new Error(result.state)
  const [currencies = 0, zones = 0, units = 0] = result.value
  expect(result.value).toHaveLength(3)
  expect(currencies).toBeGreaterThan(150)
  expect(zones).toBeGreaterThan(400)
  expect(units).toBeGreaterThan(40)
})

test('is absent before Chrome 99, Firefox 93 and Safari 15.4', () => {
  expect(intlData(fakeWindow({ Intl: { supportedValuesOf: undefined } }))).toEqual({ state: 'absent' })
})
