import { engine } from '../engine.ts'
import type { SourceWindow } from '../sources/source.ts'
import type { WebGL } from './webgl.ts'

/**
 * Maker and renderer of a context: the unmasked ones where the browser has them, else the plain ones.
 *
 * Firefox tells in the plain ones, and warns on the console when asked for the others.
 */
export function renderer(window: SourceWindow, gl: WebGL): { vendor: string; renderer: string; unmasked: boolean } {
  const names = engine(window) === 'gecko' ? null : gl.getExtension('WEBGL_debug_renderer_info')
  const text = (name: number) => String(gl.getParameter(name) ?? '')
  return {
    vendor: text(names?.UNMASKED_VENDOR_WEBGL ?? gl.VENDOR),
    renderer: text(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER),
    unmasked: names !== null,
  }
}
