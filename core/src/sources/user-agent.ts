import { textOrAbsent } from './lib/text.ts'
import type { Source } from './source.ts'

/** The user agent string, cut to 512 UTF-16 code units. */
export const userAgent: Source<'userAgent'> = ({ navigator }) => textOrAbsent(navigator.userAgent)
