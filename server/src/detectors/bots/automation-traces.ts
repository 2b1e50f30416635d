import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** Properties that drivers and test tools leave in a page. */
export const automationTraces: Detector = ({ components }) =>
  (read(components, 'automation')?.traces.length ?? 0) > 0
    ? { weight: 1, reason: 'The page holds properties that a driver or test tool leaves.' }
    : undefined
