import { textOrAbsent } from './lib/text.ts'
import type { Source } from './source.ts'

/** `Google Inc.` in Blink, `Apple Computer, Inc.` in WebKit; absent in Gecko, which gives ''. */
export const vendor: Source<'vendor'> = ({ navigator }) => textOrAbsent(navigator.vendor, 128)
