import { ok, type Source } from './source.ts'

/** The byte that holds the sign of infinity minus infinity: x86 sets the sign (255), ARM does not (127). */
export const floatArchitecture: Source<'floatArchitecture'> = () => {
  const floats = new Float32Array([Infinity])
  const bytes = new Uint8Array(floats.buffer)
  floats[0] = (floats[0] ?? 0) - Infinity
  return ok(bytes[3] ?? 0)
}
