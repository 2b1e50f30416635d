import { expect, it } from 'vitest'
import { comparisonNames } from '../linkage/comparisons.ts'
import { shippedModel } from '../linkage/model.ts'
import { toParameters } from './parameters.ts'
import { toModel } from './to-model.ts'

it('gives a model again what it knows of restless visitors, from where learning begins', () => {
  const common = { desktop: [], ios: [], android: [] }
  const again = toModel(toParameters(shippedModel), shippedModel, { version: 'again', common })
  for (const name of comparisonNames) expect(again.comparisons[name].restless.desktop, name).toEqual(shippedModel.comparisons[name].restless.desktop)
  expect(again.restlessChanges.desktop).toEqual(shippedModel.restlessChanges.desktop)
})
