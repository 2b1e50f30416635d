import { describe, expect, it } from 'vitest'
import { releasesBehind } from './calendar.ts'

const on = (date: string) => Date.parse(date)

describe('releasesBehind', () => {
  it.each([
    ['the newest', 'blink', [144], '2026-01-20', 0],
    ['one that the next has just replaced', 'blink', [143], '2026-01-20', 1],
    ['the newest Safari', 'webkit', [26, 2], '2026-01-20', 0],
    ['a Safari of a year before', 'webkit', [18, 2], '2026-01-20', 7],
  ] as const)('%s', (...[, engine, version, date, behind]) => {
    expect(releasesBehind(engine, version)?.(on(date))).toBe(behind)
  })

  it('takes a version that is not out yet for the newest', () => {
    expect(releasesBehind('blink', [999])?.(on('2026-01-20'))).toBe(0)
  })

  it('goes on after its end at the pace of the last releases', () => {
    const [soon, later] = [on('2027-06-01'), on('2028-06-01')].map((at) => releasesBehind('blink', [157])?.(at))
    expect(soon).toBeGreaterThan(5)
    expect(later).toBeGreaterThan(soon ?? 0)
    expect(releasesBehind('blink', [9_999])?.(on('2028-06-01'))).toBe(0)
  })

  it('knows nothing of an engine without a calendar', () => {
    expect(releasesBehind('trident', [11])).toBeUndefined()
  })
})
