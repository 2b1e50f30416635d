import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { dateTimeLocale } from './date-time-locale.ts'

const LANGUAGES = 'cs da de en es fi fr hu id it ja ko nb nl pl pt ru sv tr uk vi zh th fa ar bn mr ne my ur he hi'.split(' ')
const REGIONS = 'AE AF AR AT AU BD BE BR CA CH CN CZ DE DK EG ES FR GB HK ID IL IN IQ IR IT JP KR LA MM MX NL NO NP NZ PK PL PT RU SA SE SG TH TR TW UA US VN ZA'.split(' ')

/** A browser whose default locale that is, with Temporal or without. */
function speaking(tag: string, Temporal: object | undefined) {
  const format = new Intl.DateTimeFormat(tag)
  const { locale } = format.resolvedOptions()
  const PluralRules = function () {
    return { resolvedOptions: () => ({ locale }) }
  }
  return fakeWindow({ Temporal, Intl: { DateTimeFormat: () => format, PluralRules } })
}

test('gives what dates are written with here', () => {
  const { locale, calendar, numberingSystem } = new Intl.DateTimeFormat().resolvedOptions()
  expect(dateTimeLocale(window)).toEqual({ state: 'ok', value: { locale, calendar, numberingSystem } })
  expect([calendar, numberingSystem]).toEqual(['gregory', 'latn'])
})

test('says in every language and region what a formatter says, also where it asks none', () => {
  const Temporal = { Now: { timeZoneId: () => 'UTC' } }
  for (const language of LANGUAGES) {
    for (const tag of [language, ...REGIONS.map((region) => `${language}-${region}`)]) {
      expect(dateTimeLocale(speaking(tag, Temporal)), tag).toEqual(dateTimeLocale(speaking(tag, undefined)))
    }
  }
})
