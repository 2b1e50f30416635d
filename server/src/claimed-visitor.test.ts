import { expect, it } from 'vitest'
import { identify, type IdentifyDeps } from './identify.ts'
import { decide } from './linkage/index.ts'
import { testPipeline } from './tests/test-pipeline.ts'
import { visit } from './tests/visit.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const MINUTE = 60_000
const LOOK_ALIKES = 3

/** Links to nobody unless a claim says so. */
const always: IdentifyDeps['decide'] = (input, model) => decide(input.claimedBy === undefined ? { ...input, candidates: [] } : input, model)

it('of two first visits at once the second is as sure of the visitor as of any, whoever looks like it', async () => {
  await using pipeline = await testPipeline()
  const { deps, context } = pipeline
  const toNobody = { ...deps, decide: always }
  for (let index = LOOK_ALIKES; index > 0; index--) await identify(toNobody, visit(), context(NOON - index * MINUTE))

  const answers = await Promise.all([identify(toNobody, visit(), context(NOON)), identify(toNobody, visit(), context(NOON + 1))])
  const [made, claimed] = answers.map(({ identification }) => identification).sort((one, other) => Number(one?.visitor_found) - Number(other?.visitor_found))
  expect([made?.visitor_found, claimed?.visitor_found]).toEqual([false, true])
  expect(claimed?.visitor_id).toBe(made?.visitor_id)
  expect(claimed?.confidence.score).toBeGreaterThan(0.99)
})
