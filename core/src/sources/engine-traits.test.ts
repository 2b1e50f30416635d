import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { engineTraits } from './engine-traits.ts'

const EXPECTED = {
  blink: { evalLength: 33, errorShape: 'stack,message', productSub: '20030107' },
  gecko: { evalLength: 37, errorShape: expect.stringContaining('fileName'), productSub: '20100101' },
  webkit: { evalLength: 37, errorShape: expect.stringContaining('sourceURL'), productSub: '20030107' },
}

test('is what the engine shows', () => {
  expect(engineTraits(window)).toEqual({ state: 'ok', value: EXPECTED[engine(window) ?? 'gecko'] })
})
