import { digest } from '@selfsame/contract/check'
import { drawScene, stripChanged } from '../drawing/scene.ts'
import { readWebgl, webgl } from '../drawing/webgl.ts'
import { absent, noised, ok, type Source } from './source.ts'

/**
 * Digest of a small scene that the GPU, or what stands in for it, shades. `noised` where known colours in it come back
 * changed; absent where there is no WebGL, or the browser takes it away meanwhile.
 */
export const webglScene: Source<'webglScene'> = async (window) => {
  const gl = webgl(window)
  if (!gl || gl.isContextLost()) return absent()
  await drawScene(gl)
  const bytes = await readWebgl(gl)
  if (gl.isContextLost()) return absent()
  return stripChanged(bytes) ? noised() : ok(digest(bytes))
}
