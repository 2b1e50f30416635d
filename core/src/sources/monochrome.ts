import { genuine } from './privacy/genuine.ts'
import { absent, type Source } from './source.ts'

/** Bits per pixel of a monochrome screen; 0 on a screen with colours. */
export const monochrome: Source<'monochrome'> = (window) => {
  const atLeast = (bits: number) => window.matchMedia(`(min-monochrome:${bits})`).matches
  if (!atLeast(0)) return absent()
  let bits = 0
  while (bits < 128 && atLeast(bits + 1)) bits++
  return genuine(window, bits)
}
