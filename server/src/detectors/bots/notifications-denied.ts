import type { Detector } from '../detector.ts'
import { engineOf } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** Place of `notifications` among the permissions that the agent queries. */
const QUERIED = 1

/** Denied, and at the same time still to be asked for: what older headless Chromium says of notifications. */
export const notificationsDenied: Detector = ({ components }) =>
  engineOf(components) === 'blink' && read(components, 'automation')?.notifications === 'denied' && read(components, 'permissions')?.charAt(QUERIED) === 'p'
    ? { weight: 0.6, reason: 'Notifications are denied without anybody having been asked, as in headless browsers.' }
    : undefined
