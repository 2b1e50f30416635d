import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { deviceMemory } from './device-memory.ts'

test('is there in Blink alone', () => {
  const { deviceMemory: memory } = navigator as { deviceMemory?: number }
  if (engine(window) === 'blink') expect(memory).toBeGreaterThan(0)
  expect(deviceMemory(window)).toEqual(memory === undefined ? { state: 'absent' } : { state: 'ok', value: memory })
})

test('unverified: is noised in Brave, https://github.com/brave/brave-browser/wiki/Fingerprinting-Protections', () => {
  expect(deviceMemory(fakeWindow({ navigator: { deviceMemory: 0.5, brave: {} } }))).toEqual({ state: 'noised' })
})
