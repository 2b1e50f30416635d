import { webgl } from '../drawing/webgl.ts'
import { genuine } from './privacy/genuine.ts'
import { absent, type Source } from './source.ts'
import { clipped } from './lib/text.ts'

/** Names of the WebGL extensions on offer, sorted. `noised` under resistFingerprinting; absent where there is no WebGL. */
export const webglExtensions: Source<'webglExtensions'> = (window) => {
  const names = webgl(window)?.getSupportedExtensions()
  return names ? genuine(window, clipped(names.sort(), 96)) : absent()
}
