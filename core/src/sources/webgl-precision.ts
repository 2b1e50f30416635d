import { webgl } from '../drawing/webgl.ts'
import { absent, ok, type Source } from './source.ts'

const twoDigits = (number: number) => number.toString(36).padStart(2, '0')

/**
 * Range and precision of the shaders' number types: three numbers of two base-36 digits (log2 of least and greatest
 * value, bits of precision) for each of low, medium and high, float then integer, vertex then fragment shader; `-` for
 * a type that is not there. Absent where there is no WebGL.
 */
export const webglPrecision: Source<'webglPrecision'> = (window) => {
  const gl = webgl(window)
  if (!gl) return absent()
  let vector = ''
  for (const shader of [gl.VERTEX_SHADER, gl.FRAGMENT_SHADER]) {
    for (let type = gl.LOW_FLOAT; type <= gl.HIGH_INT; type++) {
      const format = gl.getShaderPrecisionFormat(shader, type)
      vector += format ? [format.rangeMin, format.rangeMax, format.precision].map(twoDigits).join('') : '-'
    }
  }
  return ok(vector)
}
