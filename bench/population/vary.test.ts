import { expect, it } from 'vitest'
import { variedAssumptions } from './vary.ts'

const seeds = Array.from({ length: 50 }, (_, seed) => seed)

it('keeps every probability of something missing one', () => {
  for (const seed of seeds) for (const probability of Object.values(variedAssumptions(seed).missing)) expect(probability).toBeLessThanOrEqual(1)
})
