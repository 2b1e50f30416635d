import type { SourceWindow } from '../sources/source.ts'
import { fakeWindow } from './fake-window.ts'

/** What a browser does to the pixels it gives out. */
export type Falsifier = (bytes: Uint8ClampedArray) => void

/** The test page's window, whose 2D canvases give out pixels as `falsify` leaves them. */
export function falsifiedCanvas(falsify: Falsifier): SourceWindow {
  return fakeWindow({
    document: {
      createElement(name: string) {
        const element = document.createElement(name)
        if (element instanceof HTMLCanvasElement) wrap(element, falsify)
        return element
      },
    },
  })
}

function wrap(canvas: HTMLCanvasElement, falsify: Falsifier): void {
  const open = canvas.getContext.bind(canvas) as (kind: string, options?: unknown) => RenderingContext | null
  const getContext = (kind: string, options?: unknown) => {
    const context = open(kind, options)
    if (context instanceof CanvasRenderingContext2D) {
      const read = context.getImageData.bind(context)
      context.getImageData = (x: number, y: number, width: number, height: number) => {
        const image = read(x, y, width, height)
        falsify(image.data)
        return image
      }
    }
    return context
  }
  Object.assign(canvas, { getContext })
}

/** A window whose canvases have no context, as where canvas is switched off. */
export const withoutCanvas = () => fakeWindow({ document: { createElement: (name: string) => Object.assign(document.createElement(name), { getContext: () => null }) } })

/** resistFingerprinting: other bytes at each reading. Seen in Firefox 153. */
export const randomPixels: Falsifier = (bytes) => bytes.forEach((_, index) => (bytes[index] = Math.random() * 256))

/**
 * Brave: 512 times the lowest bit of a colour of some pixel is flipped or not; which ones follows from the picture and a
 * key that lasts for a session.
 */
export const flippedBits: Falsifier = (bytes) => {
  let state = bytes.reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 12_345)
  for (let step = 0; step < 512; step++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const at = 4 * ((state >>> 8) % (bytes.length / 4)) + (state % 3)
    bytes[at] = (bytes[at] ?? 0) ^ (state >>> 31)
  }
}

/** Samsung Internet and Safari: colours of scattered pixels move by a little, otherwise at each reading. */
export const shiftedColors: Falsifier = (bytes) => {
  for (let index = Math.floor(Math.random() * 8); index < bytes.length; index += 64) bytes[index] = (bytes[index] ?? 0) ^ 1
}
