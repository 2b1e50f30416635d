import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** A frame of the page tells another browser than the page. */
export const frameDisagrees: Detector = ({ components }) =>
  read(components, 'integrity')?.some((odd) => odd.startsWith('frame.') && odd !== 'frame.webdriver')
    ? { weight: 1, reason: 'An empty frame of the page tells of another browser than the page itself.' }
    : undefined
