import { expect, it } from 'vitest'
import { identify, type IdentifyDeps } from './identify.ts'
import type { Visit } from './store/store.ts'
import { testPipeline } from './tests/test-pipeline.ts'
import { visit } from './tests/visit.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const MINUTE = 60_000

it('a visitor erased between decision and writing is not linked to: the visit is decided again', async () => {
  await using pipeline = await testPipeline()
  const { deps, environmentId, context } = pipeline
  const first = await identify(deps, visit(), context(NOON))
  let erasures = 0
  const erasing: IdentifyDeps['store'] = {
    ...deps.store,
    async persist(made: Visit) {
      if (!made.visitor.isNew && erasures++ === 0) {
        await deps.store.eraseVisitor(environmentId, made.visitor.id)
      }
      return deps.store.persist(made)
    },
  }
  const again = await identify({ ...deps, store: erasing }, visit(), context(NOON + MINUTE))
  expect(erasures).toBe(1)
  expect(again.identification).toMatchObject({ visitor_found: false })
  expect(again.identification?.visitor_id).not.toBe(first.identification?.visitor_id)
})
