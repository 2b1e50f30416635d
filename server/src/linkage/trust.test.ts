import { describe, expect, it } from 'vitest'
import { circumstancesOf, weighAll } from './decide.ts'
import { decide, shippedModel, type DecisionInput } from './index.ts'
import { createStatistics } from './statistics.ts'
import { input, known, record } from './tests/visits.ts'
import { groundsOf, trustFeatures } from './trust.ts'

const NEVER = { ...shippedModel, leastConfidence: 0.9999 }
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
