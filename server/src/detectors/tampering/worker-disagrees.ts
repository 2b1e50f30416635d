import type { Detector } from '../detector.ts'
import { engineOf } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/**
 * A worker of the page, which scripts of pages do not reach, tells another browser than the page. Not by the platform in WebKit: an
 * iPad that asks for desktop sites, as it does by default, is `MacIntel` to pages and `iPad` to workers.
 */
export const workerDisagrees: Detector = ({ components }) =>
  read(components, 'worker')?.some((name) => name !== 'platform' || engineOf(components) !== 'webkit')
    ? { weight: 1, reason: 'A worker of the page tells of another browser than the page itself.' }
    : undefined
