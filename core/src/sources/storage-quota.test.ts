import { expect, test } from 'vitest'
import { fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { storageQuota } from './storage-quota.ts'

const estimating = (estimate: () => unknown) => fakeWindow({ navigator: { storage: { estimate } } })
const refused = (name: string) => () => Promise.reject(new DOMException('', name))

test('gives the quota of this browser, in doublings', async () => {
  const quota = (await navigator.storage?.estimate?.())?.quota
  const value = quota && Math.round(2 * Math.log2(quota)) / 2
  expect(await storageQuota(window)).toEqual(value ? { state: 'ok', value } : { state: 'absent' })
})

test('gives 10 GiB as 33.5', async () => {
  expect(await storageQuota(estimating(() => ({ quota: 10 * 2 ** 30 })))).toEqual({ state: 'ok', value: 33.5 })
})

test('is absent without the API, blocked where refused, and fails on what it does not know', async () => {
  expect(await storageQuota(fakeWindow({ navigator: { storage: undefined } }))).toEqual({ state: 'absent' })
  expect(await storageQuota(estimating(refused('SecurityError')))).toEqual({ state: 'blocked' })
  expect(await storageQuota(fakeWindow({ origin: 'null', navigator: { storage: { estimate: refused('DataError') } } }))).toEqual({ state: 'blocked' })
  await expect(storageQuota(estimating(refused('DataError')))).rejects.toThrow()
})

test('is noised under resistFingerprinting', async () => {
  const page = fakeWindow({ ...RESISTING, navigator: { storage: { estimate: () => ({ quota: 1e10 }) } } })
  expect(await storageQuota(page)).toEqual({ state: 'noised' })
})
