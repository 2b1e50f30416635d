import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { gestures } from './gestures.ts'

type Listener = (event: object) => void

/** A window whose events the test makes up: a page cannot make trusted ones. */
async function counting(signal?: AbortSignal, devicePixelRatio = 1) {
  const listeners = new Map<string, Listener>()
  const addEventListener = (type: string, listener: Listener) => listeners.set(type, listener)
  const result = await gestures(fakeWindow({ devicePixelRatio, addEventListener, InputDeviceCapabilities: class {} }), signal)
  return {
    /** Both events of one press. */
    press(pointer: object = {}, mouse: object = {}) {
      listeners.get('pointerdown')?.({ isTrusted: true, pointerType: 'mouse', pressure: 0.5, clientX: 3, clientY: 4, target: element(0, 0, 20, 20), ...pointer })
      listeners.get('mousedown')?.({ isTrusted: true, sourceCapabilities: {}, ...mouse })
    },
    counts: () => (result.state === 'ok' ? [...result.value] : []),
  }
}

const element = (left: number, top: number, width: number, height: number) => ({ getBoundingClientRect: () => ({ left, top, width, height }) })

/** A middle between two pixels. */
const AIMED = { target: element(10, 10, 35, 20.75), clientX: 27.5, clientY: 20.375 }

test('counts presses of a mouse, before and after it was read', async () => {
  const { press, counts } = await counting()
  expect(counts()).toEqual([0, 0, 0])
  press()
  press()
  expect(counts()).toEqual([2, 0, 0])
})

test('tells a press without pressure', async () => {
  const { press, counts } = await counting()
  press({ pressure: 0 })
  expect(counts()).toEqual([1, 1, 0])
})

test('tells a press of a centre between two pixels from one that a mouse can point at', async () => {
  const { press, counts } = await counting()
  press(AIMED)
  expect(counts()).toEqual([1, 0, 1])
  press({ target: element(10, 10, 20, 20), clientX: 20, clientY: 20 })
  press({ ...AIMED, clientX: 27, clientY: 20 })
  expect(counts()).toEqual([3, 0, 1])
})

test('half a CSS pixel is a pixel where there are two to one', async () => {
  const { press, counts } = await counting(undefined, 2)
  press({ target: element(10, 10, 35, 20), clientX: 27.5, clientY: 20 })
  expect(counts()).toEqual([1, 0, 0])
})

test('counts no finger, nothing that scripts make up, and nothing that a screen reader presses', async () => {
  const { press, counts } = await counting()
  press({ ...AIMED, pointerType: 'touch', pressure: 0 })
  press({ ...AIMED, pressure: 0 }, { isTrusted: false })
  press({ ...AIMED, pressure: 0 }, { sourceCapabilities: null })
  expect(counts()).toEqual([0, 0, 0])
})

test('takes no pointer that a script makes up for the one of a press, and each pointer for one press', async () => {
  const { press, counts } = await counting()
  press()
  press({ isTrusted: false, pressure: 0 })
  expect(counts()).toEqual([1, 0, 0])
})

test('ends with its signal, in browsers too that do not know the option', async () => {
  const stop = new AbortController()
  const { press, counts } = await counting(stop.signal)
  stop.abort()
  press({ pressure: 0 })
  expect(counts()).toEqual([0, 0, 0])
})

test('listens in a real page, and only to what is not made up there; absent where nothing tells devices', async () => {
  const stop = new AbortController()
  const result = await gestures(window, stop.signal)
  window.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'mouse' }))
  window.dispatchEvent(new MouseEvent('mousedown'))
  stop.abort()
  expect(result).toEqual('InputDeviceCapabilities' in window ? { state: 'ok', value: [0, 0, 0] } : { state: 'absent' })
})
