import type { SourceWindow } from '../sources/source.ts'
import { fakeWindow } from './fake-window.ts'

/** A window whose canvases give `context` for WebGL; null: WebGL is switched off. */
export const withWebgl = (context: object | null, more: Record<string, unknown> = {}): SourceWindow =>
  fakeWindow({
    ...more,
    document: { createElement: (name: string) => Object.assign(document.createElement(name), { getContext: () => context }) },
  })

/** A new context of this browser with other methods; `falsify` may change what is read from it. */
export function realWebgl(fakes: Record<string, unknown> = {}): WebGL2RenderingContext {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 32
  const context = canvas.getContext('webgl2', { preserveDrawingBuffer: true, antialias: false })
  if (!context) throw new Error('these tests need WebGL 2')
  return Object.assign(context, fakes)
}
