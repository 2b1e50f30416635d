import { describe, expect, it } from 'vitest'
import { createStore } from '../store/index.ts'
import { ensureKeys } from './ensure-keys.ts'
import { newKey } from './key.ts'
import { createKeyring } from './keyring.ts'

async function openStore() {
  const store = createStore({ file: ':memory:' })
  await store.migrate()
  return { store, environmentId: (await store.ensureEnvironment('default')).id }
}

describe('keyring', () => {
  it('finds a key by its kind, at once when it is made, and forgets it soon after it was revoked', async () => {
    const { store, environmentId } = await openStore()
    let now = 1_000_000
    const keyring = createKeyring({ store, environmentId, configured: {}, now: () => now })
    const key = newKey('secret', environmentId, now)
    expect(await keyring.environmentOf('secret', key.value)).toBeUndefined()
    await store.addKey(key.stored)
    expect(await keyring.environmentOf('secret', key.value)).toBe(environmentId)
    expect(await keyring.environmentOf('public', key.value)).toBeUndefined()
    await store.revokeKeys(environmentId, 'secret', now)
    now += 10_001
    expect(await keyring.environmentOf('secret', key.value)).toBeUndefined()
    await store.close()
  })

  it('takes a configured key, and then no stored one of that kind', async () => {
    const { store, environmentId } = await openStore()
    const [made] = await ensureKeys(store, environmentId, ['public'], 1)
    const keyring = createKeyring({ store, environmentId, configured: { secret: 'sk_configured', public: 'pk_configured' }, now: Date.now })
    expect(await keyring.environmentOf('secret', 'sk_configured')).toBe(environmentId)
    expect(await keyring.environmentOf('secret', made?.value ?? '')).toBeUndefined()
    expect(await keyring.environmentOf('secret', 'pk_configured')).toBeUndefined()
    await store.close()
  })
})

describe('ensureKeys', () => {
  it('makes what is missing, once, and anew where all were revoked', async () => {
    const { store, environmentId } = await openStore()
    expect((await ensureKeys(store, environmentId, [], 1)).map(({ kind }) => kind)).toEqual(['public', 'secret'])
    expect(await ensureKeys(store, environmentId, [], 2)).toEqual([])
    await store.revokeKeys(environmentId, 'public', 3)
    expect((await ensureKeys(store, environmentId, [], 4)).map(({ kind }) => kind)).toEqual(['public'])
    await store.close()
  })

  it('makes one pair where many processes run for the first time together', async () => {
    const { store, environmentId } = await openStore()
    const made = await Promise.all(Array.from({ length: 8 }, () => ensureKeys(store, environmentId, [], 1)))
    expect(made.filter((keys) => keys.length > 0).map((keys) => keys.map(({ kind }) => kind))).toEqual([['public', 'secret']])
    expect(await store.listKeys(environmentId)).toHaveLength(2)
    await store.close()
  })

  it('makes one key of a kind where only some processes are given the other', async () => {
    const { store, environmentId } = await openStore()
    const configured = (index: number) => (index % 2 ? ['public'] : [])
    const made = await Promise.all(Array.from({ length: 8 }, (_, index) => ensureKeys(store, environmentId, configured(index), 1)))
    expect(made.flatMap((keys) => keys.map(({ kind }) => kind)).sort()).toEqual(['public', 'secret'])
    expect(await store.listKeys(environmentId)).toHaveLength(2)
    await store.close()
  })
})
