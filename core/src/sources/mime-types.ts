import type { WiderNavigator } from './lib/non-standard.ts'
import { clipped } from './lib/text.ts'
import { genuine } from './privacy/genuine.ts'
import { absent, noised, type Source } from './source.ts'

/** Types that plug-ins show; today PDF or nothing. `noised` in Brave where one is invented, as with plug-ins. */
export const mimeTypes: Source<'mimeTypes'> = (window) => {
  const { mimeTypes: all, brave }: WiderNavigator = window.navigator
  if (!all) return absent()
  const types = clipped(Array.from(all, ({ type }) => type), 64)
  return brave && types.some((type) => !type.endsWith('/pdf')) ? noised() : genuine(window, types)
}
