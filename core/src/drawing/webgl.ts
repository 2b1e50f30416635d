import { shared } from '../shared.ts'
import type { SourceWindow } from '../sources/source.ts'

export type WebGL = WebGLRenderingContext | WebGL2RenderingContext

/** Side of the drawing buffer in pixels: small, for drawing without a GPU takes its time by the pixel. */
export const SIDE = 32
/** Between two looks at whether the GPU is done, in ms. */
const LOOK_MS = 2

/**
 * The one context that all WebGL sources read, WebGL 2 where there is one: a page may have sixteen. Undefined where there
 * is none: switched off, or no driver.
 *
 * It is left to the garbage collector; `WEBGL_lose_context` would free it sooner, but Chromium warns on the console then.
 */
export const webgl = shared(({ document }: SourceWindow): WebGL | undefined => {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE
  const wish = { antialias: false, preserveDrawingBuffer: true }
  return (canvas.getContext('webgl2', wish) ?? canvas.getContext('webgl', wish) ?? undefined) as WebGL | undefined
})

/**
 * Resolves when the GPU has done all it was told, without the page standing still meanwhile: compiling shaders without
 * a GPU takes tens of ms. In WebGL 1 at once, and the next call waits.
 */
export async function gpuDone(gl: WebGL): Promise<void> {
  if (!('fenceSync' in gl)) return
  const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
  gl.flush()
  // A lost context answers WAIT_FAILED.
  while (sync && gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

/** The drawing buffer, 4 bytes a pixel, from the bottom row up. */
export async function readWebgl(gl: WebGL): Promise<Uint8Array> {
  const bytes = new Uint8Array(SIDE * SIDE * 4)
  if (!('fenceSync' in gl)) {
    gl.readPixels(0, 0, SIDE, SIDE, gl.RGBA, gl.UNSIGNED_BYTE, bytes)
    return bytes
  }
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, gl.createBuffer())
  gl.bufferData(gl.PIXEL_PACK_BUFFER, bytes.length, gl.STREAM_READ)
  gl.readPixels(0, 0, SIDE, SIDE, gl.RGBA, gl.UNSIGNED_BYTE, 0)
  await gpuDone(gl)
  gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, bytes)
  return bytes
}
