import { componentNames, type Components } from '@selfsame/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockingKeys } from './block.ts'
import { comparisonNames } from './comparisons.ts'
import { decide } from './decide.ts'
import { checkModel, shippedModel } from './model.ts'
import { normalise } from './normalise.ts'
import type { VisitRecord } from './record.ts'
import { evidence, score } from './score.ts'
import { known, laptop, NOW, record } from './tests/visits.ts'

const model = shippedModel
const between = { gapDays: 1, model }

/** Records with any of the laptop's fields withheld, and others changed. */
const records = fc
  .tuple(fc.subarray(componentNames), fc.subarray(componentNames))
  .map(([withheld, other]): VisitRecord => {
    const changes = Object.fromEntries(withheld.map((name) => [name, undefined]))
    const fonts = other.includes('fonts') ? { fonts: ['Zapfino'] } : {}
    const zone = other.includes('timeZone') ? { timeZone: 'Asia/Tokyo' } : {}
    return record({ ...fonts, ...zone, ...changes })
  })

describe('score', () => {
  it('names every comparison once, in the registry\'s order', () => {
    expect(score(record(), record(), between).comparisons.map(({ name }) => name)).toEqual(comparisonNames)
  })

  it('gives a finite sum of its parts, and none for what a side lacks', () => {
    fc.assert(
      fc.property(records, records, (visit, before) => {
        const { bits, comparisons } = score(visit, before, between)
        expect(Number.isFinite(bits)).toBe(true)
        expect(bits).toBeCloseTo(comparisons.reduce((sum, each) => sum + each.bits, 0), 9)
        expect(comparisons.filter(({ level }) => level === 'missing').every((each) => each.bits === 0)).toBe(true)
      }),
    )
  })

  it('no record is nearer to a record than the record itself', () => {
    fc.assert(
      fc.property(records, (other) => {
        expect(score(record(), other, { gapDays: 0, model }).bits).toBeLessThanOrEqual(evidence(record(), model) + 1e-9)
      }),
    )
  })

  it('the order of components changes neither record nor keys', () => {
    const entries = Object.entries(laptop).map(([name, value]) => [name, { state: 'ok', value }])
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        const visit = (list: unknown[][]) => normalise({ components: Object.fromEntries(list) as Components, headers: [] })
        expect(visit(shuffled)).toEqual(visit(entries))
        expect(blockingKeys(visit(shuffled))).toEqual(blockingKeys(visit(entries)))
      }),
    )
  })
})

it('posteriors are probabilities that sum to at most 1', () => {
  fc.assert(
    fc.property(records, fc.array(records, { maxLength: 5 }), fc.nat(1_000_000), (visit, others, knownVisitors) => {
      const candidates = others.map((each, index) => known(`visitor${index}`, [each]))
      const { explanation } = decide({ record: visit, candidates, knownVisitors, at: NOW }, model)
      const parts = [...explanation.linkage.candidates.map(({ posterior }) => posterior), explanation.linkage.posterior.new]
      expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})

describe('model', () => {
  it('ships one that fits the code', () => {
    expect(checkModel(model)).toBe(model)
  })

  it.each([
    ['a comparison is missing', { ...model.comparisons, fonts: undefined }, /lacks the comparison fonts/],
    ['a level is missing', { ...model.comparisons, fonts: { m: [0.9, 0.1], u: [0.5, 0.5] } }, /fonts must each hold 4/],
    ['a band is missing', { ...model.comparisons, version: { m: [[0.4, 0.2, 0.2, 0.2]], u: [0.4, 0.2, 0.2, 0.2] } }, /3 bands, has 1/],
    ['no distribution', { ...model.comparisons, canvas: { m: [0.9, 0.9], u: [0.5, 0.5] } }, /canvas must each hold 2/],
  ])('is refused where %s', (_, comparisons, message) => {
    expect(() => checkModel({ ...model, comparisons } as never)).toThrow(message)
  })
})
