import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { audioLatency } from './audio-latency.ts'
import { audioSampleRate } from './audio-sample-rate.ts'

function output(sampleRate: number, fakes: Record<string, unknown> = {}) {
  let opened = 0
  function AudioContext() {
    opened++
    return { sampleRate, baseLatency: 0.02, close: async () => undefined }
  }
  return { page: fakeWindow({ AudioContext, ...fakes }), opened: () => opened }
}

test('is one that sound hardware has', async () => {
  expect(await audioSampleRate(window)).toMatchObject({ state: 'ok', value: expect.toBeOneOf([44_100, 48_000, 96_000, 192_000]) })
})

test('opens the output once, together with the latency', async () => {
  const { page, opened } = output(48_000)
  expect(await Promise.all([audioSampleRate(page), audioLatency(page)])).toEqual([
    { state: 'ok', value: 48_000 },
    { state: 'ok', value: 0.02 },
  ])
  expect(opened()).toBe(1)
})

test('Chromium is made to start its sound process before the output is opened', async () => {
  const order: string[] = []
  const enumerateDevices = async () => void order.push('devices')
  function AudioContext() {
    order.push('output')
    return { sampleRate: 48_000, close: async () => undefined }
  }
  await audioSampleRate(fakeWindow({ ...fakeEngine('blink'), AudioContext, navigator: { mediaDevices: { enumerateDevices } } }))
  expect(order).toEqual(['devices', 'output'])
})

test('is absent without Web Audio, noised under resistFingerprinting', async () => {
  expect(await audioSampleRate(fakeWindow({ AudioContext: undefined }))).toEqual({ state: 'absent' })
  const { page } = output(44_100, RESISTING)
  expect(await audioSampleRate(page)).toEqual({ state: 'noised' })
})
