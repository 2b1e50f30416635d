import { resistsFingerprinting } from './privacy/resist-fingerprinting.ts'
import { noised, ok, type Source } from './source.ts'

/** Locale, calendar and digits that dates are written with; `noised` where resistFingerprinting says American English. */
export const dateTimeLocale: Source<'dateTimeLocale'> = (window) => {
  const { locale, calendar, numberingSystem } = window.Intl.DateTimeFormat().resolvedOptions()
  return resistsFingerprinting(window) && locale === 'en-US' ? noised() : ok({ locale, calendar, numberingSystem })
}
