import { describe, expect, it } from 'vitest'
import { decide, shippedModel, type Model } from '../linkage/index.ts'
import { input, known, record } from '../linkage/tests/visits.ts'
import type { StoredEvent } from '../store/store.ts'
import { explanationText } from './explanation-text.ts'

const textBy = (model: Model, changes: Parameters<typeof record>[0] = {}): string => {
  const { explanation } = decide(input(record(changes), [known('laptop', [record()])]), model)
  const event = { event_id: '1790000000000.aaaaaa', timestamp: 1_790_000_000_000 } as StoredEvent['event']
  return explanationText({ event, explanation } as StoredEvent)
}

describe('what a link is worth, in words', () => {
  it('is told where one that fits was not believed', () => {
    expect(textBy({ ...shippedModel, leastConfidence: 0.9999 })).toMatch(/: a new visitor\n[^]*\nworth +a link to the best candidate \S+, where >?0\.\d+ is needed: it may be several browsers\n/)
  })

  it('is told where someone new would fit as well', () => {
    const text = textBy({ ...shippedModel, leastReturning: { network: 0.999999, alone: 0.999999 } })
    expect(text).toMatch(/: a new visitor\n[^]*\nreturn +of anybody \S+, where >?0\.\d+ is needed: someone new would fit a known visitor this well too often\n/)
    expect(text).not.toMatch(/\nworth /)
  })

  it('is not given as the reason where the evidence is', () => {
    const apart = textBy(shippedModel, { hardwareConcurrency: 2, deviceMemory: 2, timeZone: 'Asia/Tokyo', languages: ['ja'], fonts: ['Zapfino'] })
    expect(apart).toMatch(/: a new visitor/)
    expect(textBy(shippedModel)).toMatch(/: linked to/)
    for (const text of [apart, textBy(shippedModel)]) expect(text).not.toMatch(/\n(worth|return) /)
  })
})
