import type { Detector } from '../detector.ts'
import { aimedPresses } from './aimed-presses.ts'
import { alteredBody } from './altered-body.ts'
import { automationTraces } from './automation-traces.ts'
import { bareRequest } from './bare-request.ts'
import { consoleListener } from './console-listener.ts'
import { emptiedHints } from './emptied-hints.ts'
import { evasions } from './evasions.ts'
import { forcelessPresses } from './forceless-presses.ts'
import { headerOrder } from './header-order.ts'
import { headlessName } from './headless-name.ts'
import { hiddenScrollbar } from './hidden-scrollbar.ts'
import { httpLibrary } from './http-library.ts'
import { missingParts } from './missing-parts.ts'
import { noPointer } from './no-pointer.ts'
import { noRendering } from './no-rendering.ts'
import { notificationsDenied } from './notifications-denied.ts'
import { otherSender } from './other-sender.ts'
import { pageOutgrowsWindow } from './page-outgrows-window.ts'
import { programHandshake } from './program-handshake.ts'
import { smallestScreen } from './smallest-screen.ts'
import { webdriverFlag } from './webdriver-flag.ts'
import { webdriverHidden } from './webdriver-hidden.ts'
import { windowIsScreen } from './window-is-screen.ts'

/** Every detector of bots by its name in explanations; those that are enough alone first. */
export const botDetectors = {
  'webdriver-flag': webdriverFlag,
  'webdriver-hidden': webdriverHidden,
  'automation-traces': automationTraces,
  'headless-name': headlessName,
  'http-library': httpLibrary,
  'bare-request': bareRequest,
  'no-rendering': noRendering,
  'altered-body': alteredBody,
  'forceless-presses': forcelessPresses,
  'aimed-presses': aimedPresses,
  'console-listener': consoleListener,
  'program-handshake': programHandshake,
  'other-sender': otherSender,
  'no-pointer': noPointer,
  'page-outgrows-window': pageOutgrowsWindow,
  evasions,
  'notifications-denied': notificationsDenied,
  'emptied-hints': emptiedHints,
  'missing-parts': missingParts,
  'header-order': headerOrder,
  'hidden-scrollbar': hiddenScrollbar,
  'window-is-screen': windowIsScreen,
  'smallest-screen': smallestScreen,
} as const satisfies Readonly<Record<string, Detector>>

export type BotDetectorName = keyof typeof botDetectors
