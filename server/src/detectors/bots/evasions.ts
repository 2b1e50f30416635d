import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** Functions that differ in headless browsers, which nothing but their disguises overwrites. */
const DISGUISED = /^(?:Permissions\.query|HTMLMediaElement\.canPlayType|HTMLIFrameElement\.contentWindow|Function\.toString)\b/
const MOST = 1

/** The browser's own functions overwritten where headless browsers give themselves away. */
export const evasions: Detector = ({ components }) => {
  const found = read(components, 'integrity')?.filter((odd) => DISGUISED.test(odd)) ?? []
  if (found.length === 0) return undefined
  return { weight: Math.min(MOST, 0.4 * found.length), reason: 'Functions by which headless browsers are told are overwritten.' }
}
