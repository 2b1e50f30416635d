import { renderer } from '../drawing/renderer.ts'
import { webgl } from '../drawing/webgl.ts'
import { genuine } from './privacy/genuine.ts'
import { absent, type Source } from './source.ts'

/**
 * Version, maker and renderer as WebGL names them; unmasked ones where the browser tells them apart, as Chromium.
 * `noised` under resistFingerprinting, which names none; absent where there is no WebGL.
 */
export const webglBasics: Source<'webglBasics'> = (window) => {
  const gl = webgl(window)
  if (!gl) return absent()
  const text = (name: number) => String(gl.getParameter(name))
  const names = renderer(window, gl)
  return genuine(window, {
    version: text(gl.VERSION),
    shadingLanguage: text(gl.SHADING_LANGUAGE_VERSION),
    vendor: text(gl.VENDOR),
    renderer: text(gl.RENDERER),
    ...(names.unmasked && { vendorUnmasked: names.vendor, rendererUnmasked: names.renderer }),
  })
}
