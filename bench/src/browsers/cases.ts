import type { BrowserPage, Engine, LaunchOptions } from '@selfsame/testing'
import { versionsAhead } from './versions-ahead.ts'

/** A change of a browser or its device that must not make another visitor of it. */
export interface Case {
  name: string
  /** Engines it is meant for; all where left out. */
  engines?: readonly Engine[]
  /** How the browser is started for the changed visit. */
  launch: (browser: { version: string }) => Omit<LaunchOptions, 'profileDir'>
  /** What is done to the page once it has been identified; it is identified again after. */
  then?: (page: BrowserPage) => Promise<void>
  /** Loads to identify, all of which must agree; 1 where left out. */
  loads?: number
  /** A "new" is right too where it says how unsure it is. */
  mayBeNew?: boolean
}

const TOKYO = 'Asia/Tokyo'
const GERMAN = 'de-DE'

export const cases: readonly Case[] = [
  { name: '10 reloads', launch: () => ({}), loads: 10 },
  { name: 'window resized', launch: () => ({}), then: (page) => page.resize({ width: 900, height: 620 }) },
  { name: 'fresh profile', launch: () => ({}) },
  { name: 'private window', launch: () => ({ privateWindow: true }) },
  { name: 'time zone changed', launch: () => ({ timeZone: TOKYO }) },
  { name: 'language changed', launch: () => ({ locale: GERMAN }) },
  { name: 'language + time zone', launch: () => ({ locale: GERMAN, timeZone: TOKYO }) },
  { name: 'scale factor 2', launch: () => ({ deviceScaleFactor: 2 }) },
  { name: 'dark scheme', launch: () => ({ colorScheme: 'dark' }) },
  { name: 'docked to another screen', launch: () => ({ screen: { width: 2560, height: 1440 } }) },
  { name: 'headed instead of headless', launch: () => ({ headless: false }) },
  { name: 'next version', engines: ['chromium'], launch: (browser) => ({ userAgent: versionsAhead(browser, 1) }) },
  { name: 'four versions on', engines: ['chromium'], launch: (browser) => ({ userAgent: versionsAhead(browser, 4) }) },
  {
    name: 'scale factor 2 + next version',
    engines: ['chromium'],
    launch: (browser) => ({ deviceScaleFactor: 2, userAgent: versionsAhead(browser, 1) }),
  },
  {
    name: 'dark scheme + next version',
    engines: ['chromium'],
    launch: (browser) => ({ colorScheme: 'dark', userAgent: versionsAhead(browser, 1) }),
  },
  {
    name: 'fingerprinting-protection',
    engines: ['firefox'],
    launch: () => ({ prefs: { 'privacy.fingerprintingProtection': true } }),
  },
  {
    name: 'resist-fingerprinting',
    engines: ['firefox'],
    launch: () => ({ prefs: { 'privacy.resistFingerprinting': true } }),
    mayBeNew: true,
  },
]
