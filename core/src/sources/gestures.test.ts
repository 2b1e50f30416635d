import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { gestures } from './gestures.ts'

type Listener = (event: object) => void

/** A window whose events the test makes up: a page cannot make trusted ones. */
async function counting(signal?: AbortSignal, devicePixelRatio = 1) {
  const listeners = new Map<string, Listener>()
  const page = fakeWindow({ devicePixelRatio, addEventListener: (type: string, listener: Listener) => listeners.set(type, listener) })
  const result = await gestures(page, signal)
  const mouse = (type: string, event: object = {}) =>
    listeners.get(type)?.({ type, isTrusted: true, pointerType: 'mouse', pressure: 0.5, clientX: 3, clientY: 4, target: element(0, 0, 20, 20), ...event })
  return { mouse, counts: () => (result.state === 'ok' ? [...result.value] : []) }
}

const element = (left: number, top: number, width: number, height: number) => ({ getBoundingClientRect: () => ({ left, top, width, height }) })

test('counts movements and presses of a mouse, before and after it was read', async () => {
  const { mouse, counts } = await counting()
  expect(counts()).toEqual([0, 0, 0, 0])
  mouse('pointermove')
  mouse('pointermove')
  mouse('pointerdown')
  expect(counts()).toEqual([2, 1, 0, 0])
})

test('tells a press without pressure', async () => {
  const { mouse, counts } = await counting()
  mouse('pointerdown', { pressure: 0 })
  expect(counts()).toEqual([0, 1, 1, 0])
})

test('tells a press of a centre between two pixels from one that a mouse can point at', async () => {
  const { mouse, counts } = await counting()
  mouse('pointerdown', { target: element(10, 10, 35, 20.75), clientX: 27.5, clientY: 20.375 })
  expect(counts()).toEqual([0, 1, 0, 1])
  mouse('pointerdown', { target: element(10, 10, 20, 20), clientX: 20, clientY: 20 })
  mouse('pointerdown', { target: element(10, 10, 35, 20.75), clientX: 27, clientY: 20 })
  expect(counts()).toEqual([0, 3, 0, 1])
})

test('half a CSS pixel is a pixel where there are two to one', async () => {
  const { mouse, counts } = await counting(undefined, 2)
  mouse('pointerdown', { target: element(10, 10, 35, 20), clientX: 27.5, clientY: 20 })
  expect(counts()).toEqual([0, 1, 0, 0])
})

test('takes no finger for a mouse, and nothing that scripts make up', async () => {
  const { mouse, counts } = await counting()
  mouse('pointerdown', { pointerType: 'touch', pressure: 0 })
  mouse('pointerdown', { isTrusted: false, pressure: 0 })
  expect(counts()).toEqual([0, 0, 0, 0])
})

test('ends with its signal, in browsers too that do not know the option', async () => {
  const stop = new AbortController()
  const { mouse, counts } = await counting(stop.signal)
  stop.abort()
  mouse('pointermove')
  expect(counts()).toEqual([0, 0, 0, 0])
})

test('listens in a real page, and only to what is not made up there', async () => {
  const stop = new AbortController()
  const result = await gestures(window, stop.signal)
  window.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }))
  stop.abort()
  expect(result).toEqual({ state: 'ok', value: [0, 0, 0, 0] })
})
