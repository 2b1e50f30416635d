import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

/** `navigator.webdriver`: set by every driver that keeps to the standard. */
export const webdriverFlag: Detector = ({ components }) =>
  read(components, 'automation')?.webdriver ? { weight: 1, reason: 'The browser says that a driver controls it.' } : undefined
