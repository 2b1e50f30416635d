import { resistsFingerprinting } from './privacy/resist-fingerprinting.ts'
import { noised, ok, type Source } from './source.ts'

/**
 * Minutes from UTC on 1 January and 1 July of the current year, as `getTimezoneOffset` counts: positive in the west.
 * `noised` where resistFingerprinting says UTC.
 */
export const timeZoneOffsets: Source<'timeZoneOffsets'> = (window) => {
  const { Date } = window
  const year = new Date().getFullYear()
  const offset = (month: number) => Math.round(new Date(year, month, 1).getTimezoneOffset())
  const [january, july] = [offset(0), offset(6)]
  return resistsFingerprinting(window) && !january && !july ? noised() : ok([january, july])
}
