import { describe, expect, it } from 'vitest'
import { DELAYS, parseRetryAfter, retryIn } from './schedule.ts'

const NOW = Date.UTC(2026, 10, 22, 12)

describe('retryIn', () => {
  it('waits for the published times, a fifth longer at most, and ends after ten attempts', () => {
    const waits = (random: number) => DELAYS.map((_, index) => retryIn(index + 1, 0, random))
    expect(waits(0)).toEqual([5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, 72_000_000, 86_400_000, undefined])
    expect(waits(0.5)[0]).toBe(5_500)
  })

  it('comes no sooner than the receiver asked for, and no sooner than planned', () => {
    expect(retryIn(1, 60_000, 0)).toBe(60_000)
    expect(retryIn(2, 60_000, 0)).toBe(300_000)
    expect(retryIn(10, 60_000, 0)).toBeUndefined()
  })
})

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 12:02:00 GMT', 120_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['soon', 0],
    ['-5', 0],
    ['1.5', 0],
    [undefined, 0],
  ])('reads %s', (header, expected) => {
    expect(parseRetryAfter(header, NOW)).toBe(expected)
  })
})
