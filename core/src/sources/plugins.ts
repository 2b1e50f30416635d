import type { WiderNavigator } from './lib/non-standard.ts'
import { clipped } from './lib/text.ts'
import { genuine } from './privacy/genuine.ts'
import { absent, noised, type Source } from './source.ts'

/**
 * Names of the plug-ins; today the same few PDF viewers everywhere, or none. `noised` in Brave where a name is invented:
 * Blink knows PDF viewers only.
 *
 * @see https://github.com/brave/brave-browser/issues/10597
 */
export const plugins: Source<'plugins'> = (window) => {
  const { plugins: all, brave }: WiderNavigator = window.navigator
  if (!all) return absent()
  const names = clipped(Array.from(all, ({ name }) => name), 64)
  return brave && names.some((name) => !name.includes('PDF')) ? noised() : genuine(window, names)
}
