import { expect, test } from 'vitest'
import { fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { timeZoneOffsets } from './time-zone-offsets.ts'

/** A year in a zone that is `summer` minutes from UTC from April to September, else `winter`. */
const dateIn = (winter: number, summer: number) =>
  class {
    readonly month: number
    constructor(_year = 2026, month = 0) {
      this.month = month
    }
    getFullYear = () => 2026
    getTimezoneOffset = () => (this.month > 2 && this.month < 9 ? summer : winter)
    static now = () => 1
  }

test('gives winter and summer of this year', () => {
  const year = new Date().getFullYear()
  const offset = (month: number) => new Date(year, month, 1).getTimezoneOffset()
  expect(timeZoneOffsets(window)).toEqual({ state: 'ok', value: [offset(0), offset(6)] })
  expect(timeZoneOffsets(fakeWindow({ Date: dateIn(-60, -120) }))).toEqual({ state: 'ok', value: [-60, -120] })
})

test('is noised where resistFingerprinting says UTC', () => {
  expect(timeZoneOffsets(fakeWindow({ ...RESISTING, Date: dateIn(0, 0) }))).toEqual({ state: 'noised' })
  expect(timeZoneOffsets(fakeWindow({ ...RESISTING, Date: dateIn(-60, -120) }))).toEqual({ state: 'ok', value: [-60, -120] })
})
