import { expect, it } from 'vitest'
import { worseIn } from './compare-models.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { partOf } from './split.ts'

const figures = (f1: number, newcomersFalselyLinked: number, ece: number): Metrics => ({ ...createMetrics().result(new Map()), f1, newcomersFalselyLinked, ece })

it('names what got worse, beyond what chance does', () => {
  const before = figures(0.9, 0.1, 0.02)
  expect(worseIn(before, figures(0.95, 0.05, 0.01))).toEqual([])
  expect(worseIn(before, figures(0.899, 0.105, 0.024))).toEqual([])
  expect(worseIn(before, figures(0.89, 0.05, 0.01))).toEqual(['F1 0.900 -> 0.890'])
  expect(worseIn(before, figures(0.95, 0.2, 0.1))).toEqual(['newcomers falsely linked 0.100 -> 0.200', 'calibration error (ECE) 0.020 -> 0.100'])
})

it('splits browsers by a fifth each, always alike', () => {
  const parts = Array.from({ length: 5_000 }, (_, index) => partOf(`b${index}`))
  const share = (part: string) => parts.filter((each) => each === part).length / parts.length
  expect(share('test')).toBeCloseTo(0.2, 1)
  expect(share('calibrate')).toBeCloseTo(0.2, 1)
  expect(partOf('b7')).toBe(parts[7])
})
