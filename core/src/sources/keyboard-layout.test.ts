import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { keyboardLayout } from './keyboard-layout.ts'

const mapping = (getLayoutMap: () => unknown) => fakeWindow({ navigator: { keyboard: { getLayoutMap } } })
const german = new Map(Object.entries({ KeyQ: 'q', KeyW: 'w', KeyY: 'z', KeyZ: 'y', KeyM: 'm', Semicolon: 'ö', KeyA: 'a' }))

test('is there in Blink alone', async () => {
  const { state } = await keyboardLayout(window)
  // The tests run in a frame, which may lack the permission, and without a keyboard.
  if (engine(window) === 'blink') expect(['ok', 'blocked', 'absent']).toContain(state)
  else expect(state).toBe('absent')
})

test('joins the letters at the probe keys', async () => {
  expect(await keyboardLayout(mapping(() => german))).toEqual({ state: 'ok', value: 'q,w,z,y,m,ö' })
})

test('is absent where no layout is named', async () => {
  expect(await keyboardLayout(mapping(() => new Map()))).toEqual({ state: 'absent' })
})

test('is blocked in a frame without the permission, and fails on what it does not know', async () => {
  const refuse = (name: string) => mapping(() => Promise.reject(new DOMException('', name)))
  expect(await keyboardLayout(refuse('SecurityError'))).toEqual({ state: 'blocked' })
  await expect(keyboardLayout(refuse('InvalidStateError'))).rejects.toThrow()
})
