import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** Sites' own libraries replace it for their polyfills; alone it says nothing of the visitor. */
const COMMON = /^Function\.toString\b/
/** Drivers hide with these; who pretends another machine has no use for them. */
const OF_DRIVERS = /^(?:Navigator\.webdriver|Permissions\.query)\b/

/** Functions and properties that tell which browser it is are overwritten in the page. */
export const alteredFunctions: Detector = ({ components }) => {
  const odd = read(components, 'integrity')?.filter((each) => !each.startsWith('frame.') && !COMMON.test(each)) ?? []
  const telling = odd.filter((each) => !OF_DRIVERS.test(each))
  if (odd.length === 0) return undefined
  return { weight: telling.length > 0 ? 1 : 0.5, reason: `${odd.length} of the browser's own functions and properties are overwritten.` }
}
