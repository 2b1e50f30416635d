import { describe, expect, it } from 'vitest'
import { decide, shippedModel } from './index.ts'
import { changesOf, LEAST_RESTLESS, MOST_RESTLESS, restlessness } from './restlessness.ts'
import { input, known, record } from './tests/visits.ts'

const answer = (changes: Parameters<typeof record>[0], restless = 0) => {
  const of = input(record(changes), [known('laptop', [record()])])
  return decide({ ...of, traffic: { ...of.traffic, restless } }, shippedModel)
}
const posterior = (changes: Parameters<typeof record>[0], restless: number) => answer(changes, restless).explanation.linkage.posterior.best

const abroad: Parameters<typeof record>[0] = { timeZone: 'Asia/Tokyo', timeZoneOffsets: [-540, -540] }

describe('how restless visitors are', () => {
  it('counts what a visitor was linked in spite of', () => {
    expect(changesOf(answer({}).explanation)).toBe(0)
    expect(changesOf(answer(abroad).explanation)).toBe(1)
  })

  it('counts nothing of someone new', () => {
    expect(changesOf(decide(input(record(), []), shippedModel).explanation)).toBeUndefined()
  })

  it('counts nothing where only the token says whose the visit is', () => {
    const owned = (changes: Parameters<typeof record>[0]) => {
      const of = input(record(changes), [known('laptop', [record()])])
      return decide({ ...of, token: { visitorId: 'laptop' } }, shippedModel)
    }
    const another: Parameters<typeof record>[0] = { canvasGeometry: 'other', canvasText: 'other', fonts: ['Arial'] }
    expect(answer(another).outcome).toBe('new')
    expect(owned(another)).toMatchObject({ outcome: 'linked', explanation: { linkage: { techniques: { token: { state: 'matched' } } } } })
    expect(changesOf(owned(another).explanation)).toBeUndefined()
    expect(changesOf(owned(abroad).explanation)).toBe(1)
  })

  it('is usual where nothing is known, and bounded', () => {
    expect(restlessness(0, 0)).toBe(0)
    expect(restlessness(10_000, 0)).toBe(LEAST_RESTLESS)
    expect(restlessness(10_000, 100_000)).toBe(MOST_RESTLESS)
  })

  it('lets a change weigh less where everybody changes', () => {
    const docked: Parameters<typeof record>[0] = { screenResolution: [2560, 1440], screenFrame: [0, 0, 50, 0] }
    expect(posterior(docked, MOST_RESTLESS)).toBeGreaterThan(posterior(docked, 0))
  })

  const fonts = ['Arial', 'Zapfino']
  it.each<[string, Parameters<typeof record>[0]]>([
    ['abroad', abroad],
    ['abroad, with other fonts', { ...abroad, fonts }],
    ['other cores', { hardwareConcurrency: 2 }],
  ])('changes an answer little by little: %s', (_name, changes) => {
    const steps = Math.round((MOST_RESTLESS - LEAST_RESTLESS) / 0.05)
    const along = Array.from({ length: steps + 1 }, (_, step) => posterior(changes, LEAST_RESTLESS + step * 0.05))
    const apart = along.slice(1).map((each, index) => Math.abs(each - (along[index] ?? NaN)))
    expect(Math.max(...apart)).toBeLessThan(0.05)
  })
})
