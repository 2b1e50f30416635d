import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { timeZone } from './time-zone.ts'

/** A page of an Intl in that zone, in Firefox. */
const page = (zone: string, firefox = RESISTING) =>
  fakeWindow({
    ...firefox,
    Temporal: undefined,
    Intl: { DateTimeFormat: () => ({ resolvedOptions: () => ({ timeZone: zone }) }) },
  })

test('gives the zone of this browser', () => {
  expect(timeZone(window)).toEqual({ state: 'ok', value: Intl.DateTimeFormat().resolvedOptions().timeZone })
})

test('is noised where resistFingerprinting says Iceland or UTC, and only there', () => {
  expect(timeZone(page('Atlantic/Reykjavik'))).toEqual({ state: 'noised' })
  expect(timeZone(page('UTC'))).toEqual({ state: 'noised' })
  expect(timeZone(page('Europe/Berlin'))).toEqual({ state: 'ok', value: 'Europe/Berlin' })
  expect(timeZone(page('Atlantic/Reykjavik', { ...fakeEngine('gecko'), performance: { now: () => 284 } }))).toEqual({ state: 'ok', value: 'Atlantic/Reykjavik' })
})

test('asks no formatter where there is Temporal', () => {
  expect(timeZone(fakeWindow({ Intl: undefined, Temporal: { Now: { timeZoneId: () => 'Asia/Kolkata' } } }))).toEqual({ state: 'ok', value: 'Asia/Kolkata' })
})
