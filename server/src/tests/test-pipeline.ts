import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import type { VisitContext } from '../event.ts'
import type { IdentifyDeps } from '../identify.ts'
import { shippedModel } from '../linkage/index.ts'
import { createAddressKeeper } from '../privacy/keep-address.ts'
import { createStore } from '../store/index.ts'
import type { Store } from '../store/store.ts'

/** What `identify` needs, without a server around it: a store of its own, no signals. */
export interface TestPipeline extends AsyncDisposable {
  deps: IdentifyDeps & { store: Store }
  environmentId: string
  /** @param at ms since the epoch */
  context(at: number): VisitContext
}

export async function testPipeline(): Promise<TestPipeline> {
  const folder = tempDir('pipeline')
  const store = createStore({ file: join(folder.path, 'store.sqlite') })
  await store.migrate()
  const environmentId = (await store.ensureEnvironment('default')).id
  return {
    deps: {
      store,
      model: shippedModel,
      networkEvidence: true,
      readSignals: () => () => ({ fields: {}, explained: [] }),
      addressKeeper: createAddressKeeper('full', (period) => store.addressKey(period)),
    },
    environmentId,
    context: (at) => ({
      environmentId,
      headers: [['accept', '*/*']],
      ipAddress: '203.0.113.7',
      bodyDigest: 'a'.repeat(64),
      at,
    }),
    async [Symbol.asyncDispose]() {
      await store.close()
      folder.remove()
    },
  }
}
