import { describe, expect, it } from 'vitest'
import { initialModel } from '../../server/src/learning/initial-model.ts'
import { createMetrics } from '../../server/src/learning/metrics.ts'
import { createReplay } from '../../server/src/learning/replay.ts'
import { train } from '../../server/src/learning/train.ts'
import { checkModel, shippedModel, type Model } from '../../server/src/linkage/index.ts'
import { visitsOf } from './population.ts'
import { SHIPPED } from './training-worlds.ts'

const history = (seed: number, browsers = 120) => ({ network: true, visits: () => visitsOf({ browsers, visits: 6, days: 120, seed }) })
/** From nothing, a hundred browsers teach too little to be as sure as a link must be. */
const ENOUGH = 300

function measure(model: Model) {
  const [replay, metrics] = [createReplay({ network: true, model }), createMetrics()]
  for (const visit of visitsOf({ browsers: 150, visits: 6, days: 120, seed: 83 })) metrics.add(visit, replay.visit(visit))
  return metrics.result(replay.merged())
}

it('is shipped what the command without options learns (`npm run train:shipped -- --check` learns it again)', () => {
  const { version, worlds, browsers } = SHIPPED
  expect(shippedModel).toMatchObject({ version, learned: { worlds, browsers } })
})

describe('learning', () => {
  it('makes a model that does better than its start, on browsers it has not seen', async () => {
    const model = await train({ version: 'tried', histories: [history(81, ENOUGH)], held: [history(82, ENOUGH)], rounds: 1 })
    expect(checkModel(model).version).toBe('tried')
    const [before, after] = [measure(initialModel()), measure(model)]
    expect(after.f1).toBeGreaterThan(before.f1)
    expect(after.ece).toBeLessThan(before.ece)
  })

  it('of the same histories gives the same model', async () => {
    const learn = () => train({ version: 'tried', histories: [history(84)], held: [], rounds: 1, epochs: 2 })
    expect(await learn()).toEqual(await learn())
  })
})
