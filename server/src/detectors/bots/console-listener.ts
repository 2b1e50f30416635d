import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** Least that docked developer tools take from a window, in CSS pixels. */
const DOCKED = 200

/**
 * Somebody listens to the console without following calls: a program by the DevTools protocol. Developer tools follow calls
 * unless their user turns it off; where the window shows that tools are docked in it, it is not enough alone.
 */
export const consoleListener: Detector = ({ components }) => {
  if (read(components, 'consoleWatched') !== 'listener') return undefined
  const [outerWidth = 0, outerHeight = 0, innerWidth = 0, innerHeight = 0] = read(components, 'windowSize') ?? []
  const docked = outerWidth - innerWidth > DOCKED !== outerHeight - innerHeight > DOCKED
  return { weight: docked ? 0.5 : 1, reason: 'A program listens to the page\'s console by the DevTools protocol.' }
}
