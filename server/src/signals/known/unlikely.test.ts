import fc from 'fast-check'
import { expect, it } from 'vitest'
import { surprise, unlikeliest } from './unlikely.ts'

const seen = (first: number, second: number, together: number, name = 'pair') => ({ name, first, second, together })

it('is nothing for a rare part, and much for two common ones that were never seen together', () => {
  expect(surprise(seen(5_000, 1, 0), 10_000)).toBeLessThan(0.1)
  expect(surprise(seen(0, 0, 0), 10_000)).toBe(0)
  expect(surprise(seen(5_000, 2_000, 0), 10_000)).toBeGreaterThan(0.95)
})

it('is nothing where a tenth of what chance would give was seen', () => {
  expect(surprise(seen(5_000, 2_000, 100), 10_000)).toBe(0)
  expect(surprise(seen(5_000, 2_000, 1_900), 10_000)).toBe(0)
})

it('lies in 0..1, and never rises by seeing the combination more often', () => {
  const upTo = (max: number) => fc.nat({ max })
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 1e6 }), fc.tuple(upTo(1e6), upTo(1e6), upTo(1e6)), upTo(1e3), (visitors, [first, second, together], more) => {
      const score = surprise(seen(first, second, together), visitors)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(surprise(seen(first, second, together + more), visitors)).toBeLessThanOrEqual(score)
    }),
  )
})

it('gives the most surprising of several, and none of too few visitors', () => {
  const combinations = [seen(900, 900, 900, 'usual'), seen(900, 900, 0, 'never'), seen(900, 2, 0, 'rare')]
  expect(unlikeliest({ visitors: 1_000, showing: {}, combinations })).toMatchObject({ name: 'never', visitors: 1_000 })
  expect(unlikeliest({ visitors: 999, showing: {}, combinations })).toBeUndefined()
  expect(unlikeliest({ visitors: 1_000, showing: {} })).toBeUndefined()
})
