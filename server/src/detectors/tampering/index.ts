import type { Detector } from '../detector.ts'
import { alteredFunctions } from './altered-functions.ts'
import { clientHints } from './client-hints.ts'
import { drawingNoise } from './drawing-noise.ts'
import { emptiedHints } from './emptied-hints.ts'
import { engineVersion } from './engine-version.ts'
import { engine } from './engine.ts'
import { fonts } from './fonts.ts'
import { frameDisagrees } from './frame-disagrees.ts'
import { graphics } from './graphics.ts'
import { machine } from './machine.ts'
import { otherHandshake } from './other-handshake.ts'
import { platform } from './platform.ts'
import { requestLanguages } from './request-languages.ts'
import { requestUserAgent } from './request-user-agent.ts'
import { timeZone } from './time-zone.ts'
import { workerDisagrees } from './worker-disagrees.ts'

/** Every detector of tampering by its name in explanations: first what is overwritten, then what contradicts itself. */
export const tamperingDetectors = {
  'altered-functions': alteredFunctions,
  'frame-disagrees': frameDisagrees,
  'worker-disagrees': workerDisagrees,
  'drawing-noise': drawingNoise,
  'emptied-hints': emptiedHints,
  'client-hints': clientHints,
  'request-user-agent': requestUserAgent,
  'request-languages': requestLanguages,
  'other-handshake': otherHandshake,
  engine,
  'engine-version': engineVersion,
  platform,
  graphics,
  fonts,
  'time-zone': timeZone,
  machine,
} as const satisfies Readonly<Record<string, Detector>>

export type TamperingDetectorName = keyof typeof tamperingDetectors
