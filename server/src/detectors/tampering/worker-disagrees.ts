import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** A worker of the page, which scripts of pages do not reach, tells another browser than the page. */
export const workerDisagrees: Detector = ({ components }) =>
  (read(components, 'worker')?.length ?? 0) > 0
    ? { weight: 1, reason: 'A worker of the page tells of another browser than the page itself.' }
    : undefined
