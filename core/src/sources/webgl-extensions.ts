import { webgl } from '../drawing/webgl.ts'
import { absent, ok, type Source } from './source.ts'
import { clipped } from './lib/text.ts'

/** Names of the WebGL extensions on offer, sorted. Absent where there is no WebGL. */
export const webglExtensions: Source<'webglExtensions'> = (window) => {
  const names = webgl(window)?.getSupportedExtensions()
  return names ? ok(clipped(names.sort(), 96)) : absent()
}
