import { absent, ok, type Source } from './source.ts'

/** Calendars, collations and numbering systems say no more and take Chromium ten times as long. */
const KEYS = ['currency', 'timeZone', 'unit']

/**
 * How many currencies, time zones and units Intl knows: the release of ICU and its time zone data that the browser is
 * built with. Chrome 99, Firefox 93, Safari 15.4 and newer.
 */
export const intlData: Source<'intlData'> = ({ Intl }) => {
  const { supportedValuesOf } = Intl as { supportedValuesOf?: (key: string) => readonly string[] }
  return supportedValuesOf ? ok(KEYS.map((key) => supportedValuesOf(key).length)) : absent()
}
