import { expect, it } from 'vitest'
import { added, quantiles } from './estimate.ts'

it('takes quantiles of unsorted values', () => {
  expect(quantiles([...Array(101).keys()].toReversed())).toEqual({ p50: 50, p95: 95 })
})

it('finds what one side takes more, whatever disturbs both', () => {
  const pairs = [...Array(400).keys()].map((index) => {
    const noise = (index * 37) % 400
    return { without: 10 + noise, all: 11 + noise }
  })
  const { p50, p95 } = added(pairs)
  expect(p50).toEqual({ value: 1, low: 1, high: 1 })
  expect(p95.value).toBe(1)
  expect([p95.low, p95.high]).toEqual([1, 1]) // the same visits on both sides of each resample
})

it('says how unsure it is where few visits decide', () => {
  const { p95 } = added([...Array(40).keys()].map((index) => ({ without: 10, all: index % 10 === 0 ? 100 : 10 })))
  expect(p95.low).toBeLessThan(p95.high)
})
