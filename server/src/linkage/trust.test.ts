import { describe, expect, it } from 'vitest'
import { circumstancesOf, weighAll } from './decide.ts'
import { decide, shippedModel, type DecisionInput } from './index.ts'
import { pack } from './packed.ts'
import { createStatistics } from './statistics.ts'
import { input, known, record } from './tests/visits.ts'
import { groundsOf, trustFeatures } from './trust.ts'

const NEVER = { ...shippedModel, leastConfidence: 0.9999 }
const STRANGE = { ...shippedModel, leastReturning: { network: 0.99999, alone: 0.99999 } }
const worth = (of: DecisionInput) => decide(of, shippedModel).explanation.linkage.confidence?.best ?? NaN
const back = (visitors = 1_001, changes = {}) => input(record(changes), [known('laptop', [record()])], visitors)

describe('what a link is worth', () => {
  it('is told in the explanation, with the least that is needed', () => {
    const { outcome, confidence, explanation } = decide(back(), shippedModel)
    expect(outcome).toBe('linked')
    expect(explanation.linkage.confidence).toEqual({ best: confidence.score, least: shippedModel.leastConfidence })
  })

  it('is the posterior where nobody is known to compare with', () => {
    const of = { ...back(), statistics: createStatistics() }
    const { explanation, confidence } = decide(of, shippedModel)
    expect(groundsFor(of).features.every((each) => Math.abs(each) === 0)).toBe(true)
    expect(confidence.score).toBeGreaterThan(0.95)
    expect(explanation.linkage.posterior.best).toBeGreaterThan(0.95)
  })

  it('falls where the evidence does', () => {
    expect(worth(back(1_001, { timeZone: 'Asia/Tokyo', timeZoneOffsets: [-540, -540] }))).toBeLessThan(worth(back()))
  })

  it('is less for what many have in common', () => {
    const of = back()
    const common = { ...of.statistics, visitors: of.statistics.visitors, counts: () => of.statistics.counts(of.visit.record).map((count) => Math.max(count, 20)) }
    expect(worth({ ...of, statistics: common })).toBeLessThan(worth(of))
  })

  it('is no more on a large site than on those learned from', () => {
    const of = back()
    const counts = () => of.statistics.counts(of.visit.record)
    const grounds = [2_000, 100_000].map((visitors) => groundsFor({ ...of, statistics: { ...of.statistics, visitors, counts } }))
    const [small, large] = grounds.map(({ features }) => (features[trustFeatures.indexOf('rarity of device')] ?? 0) / (features[0] ?? 1))
    expect(large).toBeCloseTo(small ?? NaN, 1)
  })

  it('owes nothing to what was not observed', () => {
    const { features } = groundsFor(back())
    expect((['rarity of asn', 'rarity of tls', 'rarity of network'] as const).map((name) => features[trustFeatures.indexOf(name)])).toEqual([0, 0, 0])
  })

  it('is not less for agreeing in more', () => {
    const values = { asn: 3320, tlsFingerprint: 't13d1516h2_8daaf6152771_b186095e22b6', networkPrefix: '203.0.113.0/24' }
    const more = { ...record(), ...values } as ReturnType<typeof record>
    const [with_, without] = [more, { ...record(), networkPrefix: values.networkPrefix }].map((visit) => worth(input(visit, [known('laptop', [visit])])))
    expect(with_).toBeGreaterThanOrEqual((without ?? NaN) - 0.01)
  })
})

describe('a visitor that fits and is not believed', () => {
  it('leaves the visit to someone new, says why, and names it for high recall', () => {
    const { outcome, confidence, highRecall } = decide(back(), NEVER)
    expect(outcome).toBe('new')
    expect(confidence.comment).toMatch(/several browsers/)
    expect(confidence.score).toBeLessThan(0.1)
    expect(highRecall.visitorId).toBe('laptop')
  })

  it('leaves the visit to someone new where they would fit as well', () => {
    const { outcome, confidence, explanation } = decide(back(), STRANGE)
    const { returning, confidence: link } = explanation.linkage
    expect(outcome).toBe('new')
    expect(confidence.comment).toMatch(/^Someone new/)
    expect(confidence.score).toBeCloseTo(1 - (returning?.best ?? NaN), 9)
    expect(returning?.least).toBe(0.99999)
    expect(link?.best).toBeGreaterThan(shippedModel.leastConfidence)
  })

  it.each([2, 5, 50, 200])('is a return where it is one of two alike, of %i known visitors', (size) => {
    const statistics = createStatistics()
    for (let visitor = 0; visitor < size; visitor++) statistics.add(pack(visitor < 2 ? record() : record({ canvasText: `x${visitor}`, screenResolution: [1000 + visitor, 800], fonts: ['Arial', `F${visitor}`], webglScene: `s${visitor}` })), [])
    const twins = [known('one', [record()], 1), known('other', [record()], 2)]
    const { outcome, explanation } = decide({ ...input(record(), twins, size), statistics, traffic: { visitors: size, visits: 5 * size, newcomers: size, restless: 0 } }, shippedModel)
    expect(explanation.linkage.returning?.best).toBeGreaterThan(0.9)
    expect(outcome).toBe('linked')
  })

  it('is the likelier a return, the fewer are new here', () => {
    const returning = (newcomers: number) => {
      const of = back()
      return decide({ ...of, traffic: { ...of.traffic, visits: 10_000, newcomers } }, shippedModel).explanation.linkage.returning?.best ?? NaN
    }
    expect(returning(500)).toBeGreaterThan(returning(4_000))
  })

  it('is doubted no more where nearly all are new: the posterior knows', () => {
    const expected = [500, 6_000, 9_900].map((newcomers) => groundsFor({ ...back(), traffic: { ...back().traffic, visits: 10_000, newcomers } }).expected)
    expect(expected[0]).toBeGreaterThan(1)
    expect(expected.slice(1)).toEqual([0, 0])
  })

  it('is believed where the visit holds its token', () => {
    expect(decide({ ...back(), token: { visitorId: 'laptop' } }, { ...shippedModel, leastConfidence: 0.99 })).toMatchObject({ outcome: 'linked', visitorId: 'laptop' })
  })

  it('does not undo what another process has just made', () => {
    expect(decide({ ...back(), claimedBy: 'laptop' }, NEVER)).toMatchObject({ outcome: 'linked', visitorId: 'laptop' })
  })
})

it('has a name for each number', () => {
  expect(groundsFor(back()).features).toHaveLength(trustFeatures.length)
  expect(new Set(trustFeatures).size).toBe(trustFeatures.length)
})

function groundsFor(of: DecisionInput) {
  const weights = weighAll(of, shippedModel)
  const [best] = weights.weighed
  if (!best) throw new Error('no candidate')
  return groundsOf({ ...best, posterior: 0.999 }, circumstancesOf(weights, shippedModel))
}
