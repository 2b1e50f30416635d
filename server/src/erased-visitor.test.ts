import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, it } from 'vitest'
import type { VisitContext } from './event.ts'
import { identify, type IdentifyDeps } from './identify.ts'
import { shippedModel } from './linkage/index.ts'
import { createStore } from './store/index.ts'
import type { Visit } from './store/store.ts'
import { visit } from './tests/visit.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const MINUTE = 60_000

const context = (environmentId: string, at: number): VisitContext => ({
  environmentId,
  headers: [['accept', '*/*']],
  ipAddress: '203.0.113.7',
  bodyDigest: 'a'.repeat(64),
  at,
})

it('a visitor erased between decision and writing is not linked to: the visit is decided again', async () => {
  using folder = tempDir('erased')
  const store = createStore({ file: join(folder.path, 'store.sqlite') })
  await store.migrate()
  const environmentId = (await store.ensureEnvironment('default')).id
  try {
    const first = await identify({ store, model: shippedModel, networkEvidence: true }, visit(), context(environmentId, NOON))
    let erasures = 0
    const erasing: IdentifyDeps['store'] = {
      ...store,
      async persist(made: Visit) {
        if (!made.visitor.isNew && erasures++ === 0) {
          await store.eraseVisitor(environmentId, made.visitor.id)
        }
        return store.persist(made)
      },
    }
    const again = await identify({ store: erasing, model: shippedModel, networkEvidence: true }, visit(), context(environmentId, NOON + MINUTE))
    expect(erasures).toBe(1)
    expect(again.identification).toMatchObject({ visitor_found: false })
    expect(again.identification?.visitor_id).not.toBe(first.identification?.visitor_id)
  } finally {
    await store.close()
  }
})
