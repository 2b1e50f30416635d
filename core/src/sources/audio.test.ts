import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { falsifiedSound } from '../testing/falsified-sound.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { audio } from './audio.ts'

/** Sums seen in the engines' x86-64 builds: Chromium 156, Firefox ESR 153, WebKitGTK 2.50. */
const SEEN = { blink: 217.2103, gecko: 74.3895, webkit: 217.2103 }

test('is the same sum each time, and the one of this engine', async () => {
  const sum = await audio(window)
  if (!('value' in sum)) throw new Error('this browser renders sound')
  expect(sum.value).toBeCloseTo(SEEN[engine(window) ?? 'blink'], 3)
  expect(await audio(window)).toEqual(sum)
})

test('is absent without Web Audio', async () => {
  expect(await audio(fakeWindow({ OfflineAudioContext: undefined }))).toEqual({ state: 'absent' })
})

// https://github.com/brave/brave-core/blob/master/third_party/blink/renderer/core/farbling/brave_session_cache.cc
test('unverified: is noised in Brave, which multiplies by a factor from 0.999 to 1', async () => {
  const page = falsifiedSound((samples) => samples.forEach((sample, index) => (samples[index] = sample * 0.9997)))
  expect(await audio(page)).toEqual({ state: 'noised' })
})

// https://fingerprint.com/blog/bypassing-safari-17-audio-fingerprinting-protection/
test('unverified: is noised in private windows of Safari 17 and newer, which add noise to each sample', async () => {
  const page = falsifiedSound((samples) => samples.forEach((sample, index) => (samples[index] = sample * (1 + (Math.random() - 0.5) / 500))))
  expect(await audio(page)).toEqual({ state: 'noised' })
})

// https://github.com/fingerprintjs/fingerprintjs/pull/1043
test('unverified: is noised in Samsung Internet 26 and newer, whether noise is the same for a session or not', async () => {
  const session = falsifiedSound((samples) => samples.forEach((sample, index) => (samples[index] = sample + ((index % 7) - 3) * 1e-6)))
  expect(await audio(session)).toEqual({ state: 'noised' })
})
