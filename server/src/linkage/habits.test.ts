import { expect, it } from 'vitest'
import { habits, habitsOf } from './habits.ts'

const HOUR = 3_600_000

const of = (name: (typeof habits)[number], hoursAway: number, visits = 1) =>
  habitsOf({ firstSeenAt: 0, lastSeenAt: 480 * HOUR, visits }, (480 + hoursAway) * HOUR)[habits.indexOf(name)]

it('takes a visit within hours for the same sitting, of one seen once and of one with a rhythm', () => {
  for (const visits of [1, 5]) {
    expect(of('same sitting', 0, visits)).toBe(1)
    expect(of('same sitting', 2, visits)).toBe(1)
    expect(of('same sitting', 30, visits)).toBe(0)
  }
})

it('holds the time away against the usual one, and knows none of a visitor seen once', () => {
  expect(of('late', 400, 5)).toBeGreaterThan(0)
  expect(of('early', 1, 5)).toBeGreaterThan(0)
  expect([of('late', 400), of('early', 1), of('seen once', 1)]).toEqual([0, 0, 1])
})
