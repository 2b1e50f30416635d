import { absent, ok, type Source } from './source.ts'

const KEYS = ['calendar', 'collation', 'currency', 'numberingSystem', 'timeZone', 'unit']

/**
 * How many of each key Intl knows, in the order of `KEYS`: the release of ICU and its time zone data that the browser is
 * built with. Chrome 99, Firefox 93, Safari 15.4 and newer.
 */
export const intlData: Source<'intlData'> = ({ Intl }) => {
  const { supportedValuesOf } = Intl as { supportedValuesOf?: (key: string) => readonly string[] }
  return supportedValuesOf ? ok(KEYS.map((key) => supportedValuesOf(key).length)) : absent()
}
