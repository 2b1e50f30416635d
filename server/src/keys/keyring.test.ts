import { describe, expect, it } from 'vitest'
import { explainFailure } from '../commands/explain-failure.ts'
import { EnvironmentGoneError } from '../environments/environment-gone-error.ts'
import { createStore } from '../store/index.ts'
import { ensureKeys } from './ensure-keys.ts'
import { newKey } from './key.ts'
import { createKeyring } from './keyring.ts'
import { sharedLookup } from './shared-lookup.ts'

async function openStore() {
  const store = createStore({ file: ':memory:' })
  await store.migrate()
  return { store, environmentId: (await store.ensureEnvironment('default')).id }
}

describe('keyring', () => {
  it('finds a key by its kind, at once when it is made, and no more once it is revoked', async () => {
    const { store, environmentId } = await openStore()
    let now = 1_000_000
    const keyring = createKeyring({ store, environment: { id: environmentId, name: 'default' }, configured: {}, now: () => now })
    const key = newKey('secret', environmentId, now)
    expect(await keyring.open('secret', key.value)).toBeUndefined()
    await store.addKey(key.stored)
    expect(await keyring.open('secret', key.value)).toMatchObject({ id: key.stored.id, hint: key.stored.hint, environment: { id: environmentId, name: 'default' } })
    expect(await keyring.open('public', key.value)).toBeUndefined()
    await store.revokeKey(environmentId, key.stored.id, now + 10)
    expect(await keyring.open('secret', key.value)).toBeDefined()
    now += 10
    expect(await keyring.open('secret', key.value)).toBeUndefined()
    await store.close()
  })

  it('takes a configured key for its environment, and then no stored one of that kind; others have their own', async () => {
    const { store, environmentId } = await openStore()
    const [made] = await ensureKeys(store, environmentId, ['public'], 1)
    const other = await store.ensureEnvironment('other')
    const theirs = newKey('secret', other.id, 1)
    await store.addKey(theirs.stored)
    const configured = { secret: 'sk_configured', public: 'pk_configured' }
    const keyring = createKeyring({ store, environment: { id: environmentId, name: 'default' }, configured, now: Date.now })
    expect(await keyring.open('secret', 'sk_configured')).toMatchObject({ id: 'configured-secret', environment: { id: environmentId } })
    expect(await keyring.open('secret', made?.value ?? '')).toBeUndefined()
    expect(await keyring.open('secret', 'pk_configured')).toBeUndefined()
    expect(await keyring.open('secret', theirs.value)).toMatchObject({ environment: { id: other.id } })
    await store.close()
  })
})

describe('sharedLookup', () => {
  it('answers nobody by a look-up that began before it was asked', async () => {
    const begun: ((value: number) => void)[] = []
    const ask = sharedLookup(() => new Promise<number>((resolve) => begun.push(resolve)))
    const first = ask('key')
    const [second, third] = [ask('key'), ask('key')]
    expect(begun).toHaveLength(1)
    begun[0]?.(1)
    expect(await first).toBe(1)
    await new Promise(setImmediate)
    expect(begun).toHaveLength(2)
    begun[1]?.(2)
    expect(await Promise.all([second, third])).toEqual([2, 2])
    void ask('key')
    expect(begun).toHaveLength(3)
  })

  it('tells a failure to those who asked for it, and to nobody after them', async () => {
    let turns = 0
    const ask = sharedLookup(async () => {
      if (++turns === 1) throw new Error('lost')
      return turns
    })
    const [first, second] = await Promise.allSettled([ask('key'), ask('key')])
    expect([first, second]).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: 2 }])
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

  it('says so where the environment is not there any more, and asks no further', async () => {
    const { store, environmentId } = await openStore()
    let asked = 0
    const counted = { ...store, addKeys: (keys: Parameters<typeof store.addKeys>[0]) => (asked++, store.addKeys(keys)) }
    await store.deleteEnvironment(environmentId)
    const error: unknown = await ensureKeys(counted, environmentId, [], 1).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(EnvironmentGoneError)
    expect(explainFailure(error)).toEqual({ message: `The environment ${environmentId} was deleted meanwhile.`, code: 1 })
    expect(asked).toBe(1)
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
