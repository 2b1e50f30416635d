import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type EnvironmentSettings } from '../../environments/settings.ts'
import { randomAlphanumerics } from '../../ids.ts'
import { freshEnvironment, type Ground, NOON } from './ground.ts'

const CHOSEN: EnvironmentSettings = {
  origins: ['https://shop.example', 'https://*.shop.example'],
  allowedAddresses: ['2001:db8::/32'],
  blockedAddresses: ['192.0.2.0/24'],
  allowedHeaders: ['x-app: läden *'],
  blockedHeaders: [`user-agent: "it's"; drop table environments; -- *`],
  zeroTrust: true,
}

export function environmentsSuite(ground: () => Ground): void {
  describe("an environment's settings", () => {
    test('are the defaults until some are chosen, and are read as they were written, with its keys too', async () => {
      const { store, other } = ground()
      const name = `site ${randomAlphanumerics(8)}`
      const { id } = await store.ensureEnvironment(name)
      expect(await other.findEnvironment(name)).toEqual({ id, name, createdAt: expect.any(Number), settings: DEFAULT_SETTINGS })
      expect(await store.setEnvironment(id, CHOSEN)).toBe(true)
      expect(await store.setEnvironment(id, CHOSEN)).toBe(true)
      const stored = { id, name, createdAt: expect.any(Number), settings: CHOSEN }
      expect(await other.findEnvironment(name)).toEqual(stored)
      const key = { id: randomAlphanumerics(20), environmentId: id, kind: 'public' as const, hint: 'pk_abcd', createdAt: NOON, digest: randomAlphanumerics(64) }
      await store.addKey(key)
      expect((await other.findKey('public', key.digest, NOON))?.environment).toEqual(stored)
      expect(await other.listEnvironments()).toContainEqual(stored)
    })

    test('of one leave others alone, and nobody has those of an environment that is not there', async () => {
      const { store } = ground()
      const [one, two] = [await freshEnvironment(store), await freshEnvironment(store)]
      await store.setEnvironment(one, CHOSEN)
      const listed = await store.listEnvironments()
      expect(listed.find(({ id }) => id === two)?.settings).toEqual(DEFAULT_SETTINGS)
      for (const id of ['env_nobody', "x' or '1'='1", 'ä', '']) expect(await store.setEnvironment(id, CHOSEN)).toBe(false)
      expect(await store.findEnvironment('nobody')).toBeUndefined()
    })

    test.for([{ origins: ['shop.example'] }, { blockedAddresses: ['10.0.0.0/33'] }, { allowedHeaders: ['no colon'] }, { zeroTrust: 'yes' }])('are not %j', async (wrong) => {
      const { store } = ground()
      const settings = { ...DEFAULT_SETTINGS, ...wrong } as EnvironmentSettings
      await expect(store.setEnvironment(await freshEnvironment(store), settings)).rejects.toThrow()
    })
  })
}
