import type { WiderNavigator } from './lib/non-standard.ts'
import { genuine } from './privacy/genuine.ts'
import { standardFrame } from './privacy/spoofed-screen.ts'
import { absent, noised, type Source } from './source.ts'

/**
 * Logical processors. WebKit says 4 or 8 at most. `noised` in Brave, under resistFingerprinting, and where Firefox may be
 * rounding to its two tiers, 4 and 8: fingerprintingProtection, which private windows have too.
 *
 * @see https://github.com/brave/brave-browser/issues/10808
 */
export const hardwareConcurrency: Source<'hardwareConcurrency'> = (window) => {
  const { hardwareConcurrency: cores, brave }: WiderNavigator = window.navigator
  if (!cores) return absent()
  const tier = cores === 4 || cores === 8
  return brave || (tier && standardFrame(window)) ? noised() : genuine(window, cores)
}
