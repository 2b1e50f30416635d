import { expect, it } from 'vitest'
import { countryOf, offsetOf, zonesOf } from './time-zones.ts'

it('tells the offset of the moment, not of the one asked for before', () => {
  const change = Date.UTC(2026, 2, 29, 1) // Berlin goes from UTC+1 to UTC+2
  const times = [change - 1, change, change + 1, change - 60_000, change + 3_600_000]
  expect(times.map((at) => offsetOf('Europe/Berlin', at))).toEqual([60, 120, 120, 60, 120])
  expect(times.map((at) => offsetOf('Asia/Kathmandu', at))).toEqual([345, 345, 345, 345, 345])
})

it('knows clocks that change by half an hour, and no zone that there is not', () => {
  const change = Date.UTC(2026, 3, 4, 15) // Lord Howe goes from UTC+11 to UTC+10:30
  expect([offsetOf('Australia/Lord_Howe', change - 1), offsetOf('Australia/Lord_Howe', change)]).toEqual([660, 630])
  expect(offsetOf('Mars/Olympus', change)).toBeUndefined()
})

it('lists the zones of a country, and none of one that has none', () => {
  expect(zonesOf('US')).toContain('America/Denver')
  expect(zonesOf('US').every((zone) => countryOf(zone) === 'US')).toBe(true)
  expect(zonesOf('XX')).toEqual([])
})
