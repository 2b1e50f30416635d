import { randomBytes } from 'node:crypto'
import { DecryptionAlgorithm, unsealEventsResponse } from '@fingerprint/node-sdk'
import type { Event } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { randomAlphanumerics } from '../ids.ts'
import { createBox } from '../secrets/box.ts'
import { createStore, type Store } from '../store/index.ts'
import { sealingPurpose, type SealingKeyState } from '../store/sealing-key-store.ts'
import { freshEnvironment, makeVisit, NOON } from '../store/suite/ground.ts'
import { seal } from './seal.ts'
import { createSealer } from './sealer.ts'

const box = createBox([randomBytes(32)])
const algorithm = DecryptionAlgorithm.Aes256Gcm

const unseal = (sealed: string, ...keys: Buffer[]) => unsealEventsResponse(Buffer.from(sealed, 'base64'), keys.map((key) => ({ key, algorithm })))

describe('seal', () => {
  const event: Event = { ...makeVisit('env_1').event, tags: { name: 'Zoë 🦊', list: ['x'.repeat(5_000)] } }

  it("is opened by Fingerprint's own SDK", async () => {
    const key = randomBytes(32)
    expect(await unseal(seal(event, key), key)).toEqual(event)
  })

  it('has the published form, a nonce of its own each time, and no byte of what it holds', () => {
    const key = randomBytes(32)
    const [one, two] = [seal(event, key), seal(event, key)].map((text) => Buffer.from(text, 'base64'))
    expect(one?.subarray(0, 4).toString('hex')).toBe('9e85dced')
    expect(one?.subarray(4, 16)).not.toEqual(two?.subarray(4, 16))
    expect(one?.includes(Buffer.from(event.event_id))).toBe(false)
  })

  it('is opened by no other key, and not after a change', async () => {
    const [key, other] = [randomBytes(32), randomBytes(32)]
    const sealed = seal(event, key)
    await expect(unseal(sealed, other)).rejects.toThrow()
    for (const at of [5, 20, -1]) {
      const changed = Buffer.from(sealed, 'base64')
      changed.writeUInt8((changed.at(at) ?? 0) ^ 1, at < 0 ? changed.length + at : at)
      await expect(unseal(changed.toString('base64'), key)).rejects.toThrow()
    }
  })
})

async function addKey(store: Store, environmentId: string, state: SealingKeyState): Promise<{ id: string; key: Buffer }> {
  const [id, key] = [`slk_${randomAlphanumerics(16)}`, randomBytes(32)]
  const kept = box.seal(key.toString('base64'), sealingPurpose(id))
  await store.addSealingKey({ id, environmentId, state, kept, createdAt: NOON, changedAt: NOON })
  return { id, key }
}

describe('createSealer', () => {
  it('seals with the active key of the environment, and after a rotation with the new one', async () => {
    const store = createStore({ file: ':memory:' })
    await store.migrate()
    let now = 0
    const sealer = createSealer(store, box, () => now)
    const [environmentId, bare] = [await freshEnvironment(store), await freshEnvironment(store)]
    const { event } = makeVisit(environmentId)
    const first = await addKey(store, environmentId, 'active')
    const second = await addKey(store, environmentId, 'waiting')
    expect(await sealer(bare, event)).toBeUndefined()

    const before = (await sealer(environmentId, event)) ?? ''
    await store.activateSealingKey(environmentId, second.id, NOON)
    const after = (await sealer(environmentId, event)) ?? ''
    await expect(unseal(before, second.key)).rejects.toThrow()
    expect(await unseal(after, second.key)).toEqual(event)
    // Whoever holds both keys opens both, before and after.
    for (const sealed of [before, after]) expect(await unseal(sealed, second.key, first.key)).toEqual(event)

    await store.deleteSealingKey(environmentId, second.id)
    expect(await sealer(environmentId, event)).toBeUndefined()
    const third = await addKey(store, environmentId, 'active')
    now = 5_000 // one that had none is looked at again after that
    expect(await unseal((await sealer(environmentId, event)) ?? '', third.key)).toEqual(event)
    await store.close()
  })

  it('fails where the key was put away by an operator key that is not there', async () => {
    const store = createStore({ file: ':memory:' })
    await store.migrate()
    const environmentId = await freshEnvironment(store)
    await addKey(store, environmentId, 'active')
    await expect(createSealer(store, createBox([]))(environmentId, makeVisit(environmentId).event)).rejects.toMatchObject({ name: 'BoxError' })
    await store.close()
  })
})
