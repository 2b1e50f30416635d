import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { oscpu } from './oscpu.ts'

test('is there in Gecko alone', () => {
  const result = oscpu(window)
  if (engine(window) === 'gecko') expect(result).toEqual({ state: 'ok', value: expect.stringMatching(/^Linux/) })
  else expect(result).toEqual({ state: 'absent' })
})
