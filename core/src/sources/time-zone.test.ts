import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow } from '../testing/fake-window.ts'
import { timeZone } from './time-zone.ts'

/** A page of an Intl in that zone, in Firefox, at so many ms since it began. */
const page = (zone: string, now: number) =>
  fakeWindow({
    ...fakeEngine('gecko'),
    performance: { now: () => now },
    Temporal: undefined,
    Intl: { DateTimeFormat: () => ({ resolvedOptions: () => ({ timeZone: zone }) }) },
  })

test('gives the zone of this browser', () => {
  expect(timeZone(window)).toEqual({ state: 'ok', value: Intl.DateTimeFormat().resolvedOptions().timeZone })
})

test('is noised where resistFingerprinting says Iceland or UTC, and only there', () => {
  expect(timeZone(page('Atlantic/Reykjavik', 283.339))).toEqual({ state: 'noised' })
  expect(timeZone(page('UTC', 283.339))).toEqual({ state: 'noised' })
  expect(timeZone(page('Europe/Berlin', 283.339))).toEqual({ state: 'ok', value: 'Europe/Berlin' })
  expect(timeZone(page('Atlantic/Reykjavik', 284))).toEqual({ state: 'ok', value: 'Atlantic/Reykjavik' })
})

test('asks no formatter where there is Temporal', () => {
  expect(timeZone(fakeWindow({ Intl: undefined, Temporal: { Now: { timeZoneId: () => 'Asia/Kolkata' } } }))).toEqual({ state: 'ok', value: 'Asia/Kolkata' })
})
