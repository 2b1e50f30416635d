import { expect, test } from 'vitest'
import { dateTimeLocale } from './date-time-locale.ts'

test('gives what dates are written with here', () => {
  const { locale, calendar, numberingSystem } = new Intl.DateTimeFormat().resolvedOptions()
  expect(dateTimeLocale(window)).toEqual({ state: 'ok', value: { locale, calendar, numberingSystem } })
  expect([calendar, numberingSystem]).toEqual(['gregory', 'latn'])
})
