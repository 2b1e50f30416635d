import type { WiderNavigator } from './lib/non-standard.ts'
import { textOrAbsent } from './lib/text.ts'
import type { Source } from './source.ts'

/** Firefox's `navigator.oscpu`, for instance `Linux x86_64`; absent in other engines. */
export const oscpu: Source<'oscpu'> = ({ navigator }) => textOrAbsent((navigator as WiderNavigator).oscpu, 128)
