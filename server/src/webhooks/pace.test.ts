import { expect, it } from 'vitest'
import { createPace } from './pace.ts'

it('takes what is taken as room for more, and one refusal for two steps back', () => {
  const pace = createPace(20, () => 0)
  expect(pace.places(0)).toBe(8)
  for (let taken = 0; taken < 100; taken++) pace.faster()
  expect([0, 10, 11].map(pace.places)).toEqual([20, 10, 0])
  for (let refused = 0; refused < 100; refused++) pace.slower()
  expect([0, 1].map(pace.places)).toEqual([1, 0])
  expect(createPace(2).places(0)).toBe(2)
})

it('rests as long as it was asked to', () => {
  let now = 0
  const pace = createPace(8, () => now)
  pace.rest(1_000)
  pace.rest(10)
  now = 999
  expect(pace.places(0)).toBe(0)
  now = 1_000
  expect(pace.places(0)).toBe(8)
})
