import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement } from './agreement.ts'
import { gpuName } from './gpu-name.ts'
import { jaccard } from './jaccard.ts'
import { screenSize } from './screen-size.ts'
import { versionStep } from './version-step.ts'

const version = fc.array(fc.nat(200), { minLength: 1, maxLength: 4 })
const names = fc.array(fc.string({ maxLength: 3 }), { maxLength: 8 })
const size = fc.record({ css: fc.tuple(fc.nat(4000), fc.nat(4000)), ratio: fc.constantFrom(1, 1.25, 2, 3) })

describe('levels', () => {
  it('jaccard: equal, near, else, and two empty sets are alike', () => {
    const fonts = jaccard(1, 0.6)
    expect(fonts.level(['a', 'b'], ['b', 'a'])).toBe(0)
    expect(fonts.level(['a', 'b', 'c'], ['a', 'b'])).toBe(1)
    expect(fonts.level(['a'], ['b'])).toBe(2)
    expect(fonts.level([], [])).toBe(0)
  })

  it('agreement: by the share of places', () => {
    const half = agreement(1, 0.5)
    expect(half.level([1, 'a'], [1, 'a'])).toBe(0)
    expect(half.level([1, 'a'], [1, 'b'])).toBe(1)
    expect(half.level([1, 'a', true], [2, 'b', true])).toBe(2)
  })

  it('version: same, newer, much newer, older; untold parts are not compared', () => {
    const step = versionStep(3)
    expect(step.level([156], [156, 0, 8078, 73])).toBe(0)
    expect(step.level([156, 0, 8078, 90], [156, 0, 8078, 73])).toBe(1)
    expect(step.level([159], [156])).toBe(1)
    expect(step.level([160], [156])).toBe(2)
    expect(step.level([156, 0, 8078, 1], [156, 0, 8078, 73])).toBe(3)
    expect(step.level([155, 9], [156, 0])).toBe(3)
  })

  it('GPU: a driver update is not another GPU, another model is', () => {
    expect(gpuName.level('Mesa Intel UHD 620, Mesa 22.3.6', 'Mesa Intel UHD 620, Mesa 23.1.2')).toBe(1)
    expect(gpuName.level('NVIDIA GeForce RTX 3060', 'NVIDIA GeForce RTX 3070')).toBe(2)
  })

  it('screen: zoom and scale factor are not another screen', () => {
    const full = { css: [1920, 1080], ratio: 1 }
    expect(screenSize.level({ css: [1536, 864], ratio: 1.25 }, full)).toBe(1)
    expect(screenSize.level({ css: [1920, 1080], ratio: 2 }, full)).toBe(1)
    expect(screenSize.level({ css: [2560, 1440], ratio: 1 }, full)).toBe(2)
  })
})

describe('properties', () => {
  it.each([
    ['jaccard', jaccard(1, 0.9, 0.6), names],
    ['screen size', screenSize, size],
    ['GPU name', gpuName, fc.string()],
  ] as const)('%s is symmetric, and closest to itself', (_, comparator, values) => {
    const compare = comparator.level as (left: unknown, right: unknown) => number
    fc.assert(
      fc.property(values as fc.Arbitrary<unknown>, values as fc.Arbitrary<unknown>, (left, right) => {
        expect(compare(left, right)).toBe(compare(right, left))
        expect(compare(left, left)).toBe(0)
      }),
    )
  })

  it('of two versions that differ, exactly one is older', () => {
    const { level } = versionStep(3)
    fc.assert(
      fc.property(version, version, (left, right) => {
        const [there, back] = [level(left, right), level(right, left)]
        expect([there, back].filter((each) => each === 3)).toHaveLength(there === 0 ? 0 : 1)
      }),
    )
  })
})
