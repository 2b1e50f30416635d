import { expect, test } from 'vitest'
import { realWebgl, withWebgl } from '../testing/fake-webgl.ts'
import { webglScene } from './webgl-scene.ts'

/** A WebGL 2 context that gives out pixels as `falsify` leaves them. */
function falsified(falsify: (bytes: Uint8Array) => void): WebGL2RenderingContext {
  const context = realWebgl()
  const read = context.getBufferSubData.bind(context)
  const getBufferSubData = (target: number, offset: number, bytes: Uint8Array) => {
    read(target, offset, bytes)
    falsify(bytes)
  }
  return Object.assign(context, { getBufferSubData })
}

test('is the same digest each time, also in a new context', async () => {
  const first = await webglScene(withWebgl(realWebgl()))
  expect(first).toEqual({ state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) })
  expect(await webglScene(withWebgl(realWebgl()))).toEqual(first)
})

test('there is something to see: many colours', async () => {
  const colors = new Set<number>()
  await webglScene(withWebgl(falsified((bytes) => new Uint32Array(bytes.buffer).forEach((color) => colors.add(color)))))
  expect(colors.size).toBeGreaterThan(100)
})

test('another picture is another digest', async () => {
  const other = falsified((bytes) => (bytes[3000] = (bytes[3000] ?? 0) ^ 1))
  expect(await webglScene(withWebgl(other))).not.toEqual(await webglScene(withWebgl(realWebgl())))
})

test('is noised where known colours come back changed, as under resistFingerprinting in Firefox 153', async () => {
  const noisy = falsified((bytes) => bytes.forEach((_, index) => (bytes[index] = Math.random() * 256)))
  expect(await webglScene(withWebgl(noisy))).toEqual({ state: 'noised' })
  expect(await webglScene(withWebgl(falsified((bytes) => (bytes[77] = (bytes[77] ?? 0) ^ 1))))).toEqual({ state: 'noised' })
})

test('reads in WebGL 1 too', async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 32, height: 32 })
  const context = canvas.getContext('webgl', { preserveDrawingBuffer: true, antialias: false })
  expect(await webglScene(withWebgl(context))).toEqual({ state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) })
})

test('is absent where WebGL is switched off, and where the context is lost, be it meanwhile', async () => {
  expect(await webglScene(withWebgl(null))).toEqual({ state: 'absent' })
  const lost = realWebgl()
  lost.getExtension('WEBGL_lose_context')?.loseContext()
  expect(await webglScene(withWebgl(lost))).toEqual({ state: 'absent' })
  const losing = realWebgl()
  const scene = webglScene(withWebgl(losing))
  losing.getExtension('WEBGL_lose_context')?.loseContext()
  expect(await scene).toEqual({ state: 'absent' })
})
