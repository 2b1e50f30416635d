import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** The flag overwritten, or told otherwise by a frame of the page: only who has something to hide does that. */
export const webdriverHidden: Detector = ({ components }) =>
  read(components, 'integrity')?.some((odd) => /^(?:Navigator|frame)\.webdriver\b/.test(odd))
    ? { weight: 1, reason: 'The property that tells of a driver is overwritten.' }
    : undefined
