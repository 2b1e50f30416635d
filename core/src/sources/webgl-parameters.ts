import { digest } from '@selfsame/contract/check'
import { webgl } from '../drawing/webgl.ts'
import { genuine } from './privacy/genuine.ts'
import { absent, type Source } from './source.ts'

/** Constants that name a limit, in WebGL 1 and 2; the specifications are frozen. */
const LIMITS = /^(MAX|ALIASED|UNIFORM_BUFFER_OFFSET)_|^SUBPIXEL/

/**
 * Digest of all limits of the WebGL implementation, by name. `noised` under resistFingerprinting, which gives everybody
 * the same; absent where there is no WebGL.
 */
export const webglParameters: Source<'webglParameters'> = (window) => {
  const gl = webgl(window)
  if (!gl) return absent()
  const limits: string[] = []
  for (const name in gl) {
    if (LIMITS.test(name)) limits.push(`${name}:${gl.getParameter(gl[name as 'MAX_TEXTURE_SIZE'])}`)
  }
  return genuine(window, digest(limits.sort().join()))
}
