import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createCombinations } from './combinations.ts'
import { pack } from './packed.ts'

const shown = (os: string, gpuModel?: string) => pack({ os, ...(gpuModel && { gpuModel }) })
const name = 'system and graphics'

it('count the parts, and what was seen together', () => {
  const combinations = createCombinations()
  for (const record of [shown('windows', 'GeForce'), shown('windows', 'GeForce'), shown('windows', 'Radeon'), shown('macos', 'Apple M1')]) combinations.add(record, [])
  expect(combinations.of(shown('windows', 'GeForce'))).toEqual([{ name, first: 3, second: 2, together: 2 }])
  expect(combinations.of(shown('windows', 'Apple M1'))).toEqual([{ name, first: 3, second: 1, together: 0 }])
})

it('tell nothing of a pair that lacks a part', () => {
  expect(createCombinations().of(shown('windows'))).toEqual([])
})

it('count a visitor once for each value it ever showed', () => {
  const combinations = createCombinations()
  const [docked, alone] = [shown('windows', 'GeForce'), shown('windows', 'Iris')]
  combinations.add(docked, [])
  combinations.add(alone, [docked])
  combinations.add(docked, [docked, alone])
  expect(combinations.of(docked)).toEqual([{ name, first: 1, second: 1, together: 1 }])
})

it('forget a visitor without a trace', () => {
  const some = fc.array(fc.record({ os: fc.constantFrom('windows', 'linux'), gpuModel: fc.constantFrom('GeForce', 'Iris') }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(some, (showed) => {
      const combinations = createCombinations()
      combinations.add(shown('windows', 'GeForce'), [])
      const records = showed.map(pack)
      records.forEach((record, index) => combinations.add(record, records.slice(0, index)))
      combinations.subtract(records)
      expect(combinations.of(shown('windows', 'GeForce'))).toEqual([{ name, first: 1, second: 1, together: 1 }])
      expect(combinations.of(shown('linux', 'Iris'))).toEqual([{ name, first: 0, second: 0, together: 0 }])
    }),
    { numRuns: 5 },
  )
})
