import { describe, expect, it } from 'vitest'
import { checkModel, shippedModel as model, type Model } from './model.ts'

const changed = (changes: Partial<Model>): Model => ({ ...model, ...changes })
const fonts = model.comparisons.fonts

describe('a model', () => {
  it('is shipped that fits the code', () => {
    expect(checkModel(model)).toBe(model)
  })

  it.each([
    ['is of another format', changed({ format: 1 }), /format 1.*train it anew/],
    ['lacks a comparison', changed({ comparisons: { ...model.comparisons, fonts: undefined } as never }), /lacks the comparison fonts/],
    ['lacks a band', changed({ comparisons: { ...model.comparisons, fonts: { ...fonts, bits: { ...fonts.bits, ios: [] } } } }), /fonts of ios needs/],
    ['holds no number', changed({ comparisons: { ...model.comparisons, fonts: { ...fonts, rarity: { ...fonts.rarity, ios: NaN } } } }), /fonts of ios/],
    ['has a curve that falls', changed({ calibration: { ...model.calibration, network: { ...model.calibration.network, ios: [[-9, 0], [0, 0.9], [9, 0.8]] } } }), /calibration must rise/],
    ['lacks what newer code reads', changed({ freshTrust: undefined } as never), /freshTrust must hold numbers/],
    ['lacks who comes back', changed({ returning: { ...model.returning, alone: undefined } as never }), /returning must hold numbers|returning of each ground/],
    ['says for one ground alone who is believed', changed({ leastReturning: { network: 0.8 } as never }), /leastReturning must be at least 0/],
    ['says for no ground who is believed', changed({ leastReturning: 0.8 as never }), /leastReturning must be at least 0/],
    ['believes nobody', changed({ leastReturning: { network: 0.5, alone: 1 } }), /leastReturning must be at least 0 and below 1/],
    ['lacks a class', changed({ fresh: { desktop: model.fresh.desktop } as never }), /fresh of each class/],
    ['has a threshold that links nothing', changed({ threshold: 1 }), /thresholds/],
    ['links the unlikelier of two', changed({ amongKnown: { from: 0.99, threshold: 0.1 } }), /thresholds/],
    ['lacks when a known visitor is known', changed({ amongKnown: undefined } as never), /thresholds/],
  ])('that %s is refused', (_, broken, message) => {
    expect(() => checkModel(broken)).toThrow(message)
  })
})
