import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { clientHints } from './client-hints.ts'

const brands = [{ brand: 'Chromium', version: '156' }]
const hinting = (getHighEntropyValues: () => unknown, platform: string | undefined = 'Linux') =>
  fakeWindow({ navigator: { userAgentData: { brands, mobile: false, platform, getHighEntropyValues } } })

test('is there in Blink alone, with the full versions', async () => {
  const result = await clientHints(window)
  if (engine(window) !== 'blink') return expect(result).toEqual({ state: 'absent' })
  const major = /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1]
  expect(result).toMatchObject({ state: 'ok', value: { mobile: false, platform: 'Linux', architecture: 'x86', bitness: '64' } })
  const value = result.state === 'ok' ? result.value : undefined
  expect(value?.brands.map(({ version }) => version)).toContain(major)
  expect(value?.fullVersionList?.some(({ version }) => version.startsWith(`${major}.`))).toBe(true)
})

test('leaves out what is empty and cuts what is long', async () => {
  const result = await clientHints(hinting(() => ({ model: '', architecture: 'arm', platformVersion: '1'.repeat(99), fullVersionList: [] })))
  expect(result).toEqual({ state: 'ok', value: { brands, mobile: false, platform: 'Linux', architecture: 'arm', platformVersion: '1'.repeat(64) } })
})

test('gives the low entropy ones where a frame may not have more', async () => {
  const refusing = hinting(() => Promise.reject(new DOMException('', 'NotAllowedError')))
  expect(await clientHints(refusing)).toEqual({ state: 'ok', value: { brands, mobile: false, platform: 'Linux' } })
  await expect(clientHints(hinting(() => Promise.reject(new Error('x'))))).rejects.toThrow('x')
})
