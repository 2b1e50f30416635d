import { expect, test } from 'vitest'
import { fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { mediaDevices } from './media-devices.ts'

const devices = (...kinds: string[]) => ({ navigator: { mediaDevices: { enumerateDevices: () => kinds.map((kind) => ({ kind })) } } })

test('counts what this browser lists', async () => {
  const listed = await navigator.mediaDevices.enumerateDevices()
  const value = ['audioinput', 'audiooutput', 'videoinput'].map((kind) => listed.filter((device) => device.kind === kind).length)
  expect(await mediaDevices(window)).toEqual({ state: 'ok', value })
})

test('counts microphones, speakers and cameras', async () => {
  const page = fakeWindow(devices('videoinput', 'audioinput', 'audioinput', 'audiooutput', 'somethingnew'))
  expect(await mediaDevices(page)).toEqual({ state: 'ok', value: [2, 1, 1] })
})

test('is absent on an insecure page, blocked where refused', async () => {
  const refused = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  expect(await mediaDevices(fakeWindow({ navigator: { mediaDevices: undefined } }))).toEqual({ state: 'absent' })
  expect(await mediaDevices(fakeWindow({ navigator: { mediaDevices: { enumerateDevices: refused } } }))).toEqual({ state: 'blocked' })
})

test('is noised under resistFingerprinting', async () => {
  const page = fakeWindow({ ...RESISTING, ...devices('audioinput', 'videoinput') })
  expect(await mediaDevices(page)).toEqual({ state: 'noised' })
})
