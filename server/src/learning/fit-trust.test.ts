import { describe, expect, it } from 'vitest'
import { trustFeatures } from '../linkage/trust.ts'
import { fitReturning, fitTrust, type LinkSample } from './fit-trust.ts'

const place = (name: (typeof trustFeatures)[number]) => trustFeatures.indexOf(name)

/** Links of which a rare device's are right and a common one's are not, in three cases of four; `turned`: the surer, the more often wrong. */
function links(turned = false): LinkSample[] {
  return Array.from({ length: 4_000 }, (_, index) => {
    const isRare = index % 2 === 0
    const right = index % 8 < 6 ? isRare : !isRare
    const told = 0.5 + (index % 50) / 100
    const features = trustFeatures.map((name) => (name === 'constant' ? told : 0))
    features[place('rarity of device')] = (isRare ? 8 : 2) * told
    features[place('odds')] = (turned && right ? 1 : 4) * told
    const grounds = { given: 0, expected: 0, features }
    return { ...grounds, ofAny: grounds, right, isNewcomer: !right && index % 3 === 0 }
  })
}

describe('learning what a link is worth', () => {
  it('finds what tells right links from wrong ones', () => {
    const weights = fitTrust(links())
    const bits = (rarity: number) => (weights[0] ?? 0) + (weights[place('rarity of device')] ?? 0) * rarity + (weights[place('odds')] ?? 0) * 4
    expect(bits(8)).toBeGreaterThan(1)
    expect(bits(2)).toBeLessThan(-1)
  })

  it('never lets a surer posterior make a link less sure', () => {
    expect(fitTrust(links(true))[place('odds')]).toBe(0)
  })

  it('finds what tells returns from first visits, whatever their shares', () => {
    const weights = fitReturning(links())
    const bits = (of: readonly number[], rarity: number) => (of[0] ?? 0) + (of[place('rarity of device')] ?? 0) * rarity + (of[place('odds')] ?? 0) * 4
    expect(bits(weights, 8)).toBeGreaterThan(bits(weights, 2) + 1)
    const expected = fitReturning(links().map((each) => ({ ...each, ofAny: { ...each.ofAny, expected: 3 } })))
    expect(bits(expected, 2)).toBeLessThan(bits(weights, 2) - 1)
  })

  it('leaves out what never moves', () => {
    expect(fitTrust(links())[place('rarity of network')]).toBe(0)
  })
})
