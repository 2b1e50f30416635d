import { temporalZone } from './lib/temporal.ts'
import { resistsFingerprinting } from './privacy/resist-fingerprinting.ts'
import { noised, ok, type Source, type SourceWindow } from './source.ts'

/** Languages that CLDR writes with Latin digits, in regions that it dates by the Gregorian calendar. */
const PLAIN = /^(cs|da|de|en|es|fi|fr|hu|id|it|ja|ko|nb|nl|pl|pt|ru|sv|tr|uk|vi|zh)(-(?!AF|IR|SA|TH)[A-Z]{2})?$/

function resolved(window: SourceWindow) {
  const { Intl } = window
  const { locale } = new Intl.PluralRules().resolvedOptions()
  // A formatter is dear (lib/temporal.ts); where the zone needs one anyway, it is asked.
  return temporalZone(window) && PLAIN.test(locale)
    ? { locale, calendar: 'gregory', numberingSystem: 'latn' }
    : Intl.DateTimeFormat().resolvedOptions()
}

/** Locale, calendar and digits that dates are written with; `noised` where resistFingerprinting says American English. */
export const dateTimeLocale: Source<'dateTimeLocale'> = (window) => {
  const { locale, calendar, numberingSystem } = resolved(window)
  return resistsFingerprinting(window) && locale === 'en-US' ? noised() : ok({ locale, calendar, numberingSystem })
}
