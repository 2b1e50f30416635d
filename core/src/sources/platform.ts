import { textOrAbsent } from './lib/text.ts'
import type { Source } from './source.ts'

/** `navigator.platform`, for instance `Win32`, `MacIntel`, `Linux x86_64`; an iPad gives `MacIntel` too. */
export const platform: Source<'platform'> = ({ navigator }) => textOrAbsent(navigator.platform, 128)
