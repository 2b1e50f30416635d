import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { vendor } from './vendor.ts'

const EXPECTED = {
  blink: { state: 'ok', value: 'Google Inc.' },
  gecko: { state: 'absent' },
  webkit: { state: 'ok', value: 'Apple Computer, Inc.' },
}

test('is what the engine says', () => {
  expect(vendor(window)).toEqual(EXPECTED[engine(window) ?? 'gecko'])
})
