import type { BrowserPage, Engine, LaunchOptions } from '@selfsame/testing'
import type { Baseline } from './baselines.ts'

/** A change of a browser or its device that must not make another visitor of it. */
export interface Case {
  name: string
  /** Engines it is meant for; all where left out. */
  engines?: readonly Engine[]
  /** How the browser is started for the changed visit. */
  launch: (baseline: Baseline) => Omit<LaunchOptions, 'profileDir'>
  /** What is done to the page once it has been identified; it is identified again after. */
  then?: (page: BrowserPage) => Promise<void>
  /** Loads to identify, all of which must agree; 1 where left out. */
  loads?: number
  /** A "new" is right too where it says how unsure it is. */
  mayBeNew?: boolean
}

const TOKYO = 'Asia/Tokyo'
const GERMAN = 'de-DE'
const SMALL = { width: 900, height: 620 }

export const cases: readonly Case[] = [
  { name: '10 reloads', launch: () => ({}), loads: 10 },
  { name: 'window resized', engines: ['chromium', 'webkit'], launch: () => ({}), then: (page) => page.resize(SMALL) },
  { name: 'window resized', engines: ['firefox'], launch: () => ({ window: SMALL }) },
  { name: 'fresh profile', launch: () => ({}) },
  { name: 'private window', launch: () => ({ privateWindow: true }) },
  { name: 'time zone changed', launch: () => ({ timeZone: TOKYO }) },
  { name: 'language changed', launch: () => ({ locale: GERMAN }) },
  { name: 'language + time zone', launch: () => ({ locale: GERMAN, timeZone: TOKYO }) },
  { name: 'scale factor 2', launch: () => ({ deviceScaleFactor: 2 }) },
  { name: 'dark scheme', launch: () => ({ colorScheme: 'dark' }) },
  { name: 'docked to another screen', launch: () => ({ screen: { width: 2560, height: 1440 } }) },
  // WebKitGTK has a window always, and says that it cannot be had without
  { name: 'headed instead of headless', launch: ({ engine }) => ({ headless: engine === 'webkit' }) },
  { name: 'next version', engines: ['chromium'], launch: ({ ahead }) => ({ ...ahead(1) }) },
  { name: 'four versions on', engines: ['chromium'], launch: ({ ahead }) => ({ ...ahead(4) }) },
  {
    name: 'scale factor 2 + next version',
    engines: ['chromium'],
    launch: ({ ahead }) => ({ deviceScaleFactor: 2, ...ahead(1) }),
  },
  {
    name: 'dark scheme + next version',
    engines: ['chromium'],
    launch: ({ ahead }) => ({ colorScheme: 'dark', ...ahead(1) }),
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
