import type { ComponentValue } from '@selfsame/contract'
import Bowser from 'bowser'
import { createLRU } from 'lru.min'

/** A dotted version as numbers, most significant first; as many parts as are known. */
export type Version = readonly number[]

type ClientHints = ComponentValue<'clientHints'>
type Traits = ComponentValue<'engineTraits'>

export interface Browser {
  engine?: string
  /** Whose browser it is, where that is told: Brave and others hide behind Chrome's user agent. */
  browser?: string
  version?: Version
  os?: string
  osVersion?: Version
}

/** One name per family. Chromium and headless builds are Chrome: the same browser under another flag. */
const FAMILIES: Record<string, string> = {
  'google chrome': 'chrome',
  headlesschrome: 'chrome',
  chromium: 'chrome',
  'microsoft edge': 'edge',
  'samsung internet for android': 'samsung internet',
}

/** The made-up brand that browsers send to keep servers from relying on the list: `Not;A=Brand` and its kin. */
const GREASE = /not.?a.?brand/i

const parts = (text: string): number[] => text.split('.').map(Number)
const known = (version: readonly number[]): boolean => version.length > 0 && version.every(Number.isFinite)
const family = (name: string): string => FAMILIES[name.toLowerCase()] ?? name.toLowerCase()

function fromHints(hints: ClientHints): Browser {
  const brands = hints.fullVersionList ?? hints.brands
  const real = brands.filter(({ brand }) => !GREASE.test(brand))
  const chromium = real.find(({ brand }) => brand === 'Chromium') ?? real[0]
  const make = real.find(({ brand }) => brand !== 'Chromium') ?? chromium
  const osVersion = parts(hints.platformVersion ?? '')
  const version = parts(chromium?.version ?? '')
  return {
    ...(make && { browser: family(make.brand) }),
    ...(known(version) && version[0] !== 0 && { version }),
    ...(hints.platform && { os: hints.platform.toLowerCase() }),
    ...(hints.platformVersion && known(osVersion) && { osVersion }),
  }
}

/** The operating system's version in a user agent is frozen everywhere but here. */
const tellsOsVersion = (os: string | undefined, browser: string): boolean =>
  os === 'ios' || (os === 'android' && browser === 'firefox')

/** Chromium's major version, the only part of it that is told here, whoever's browser it is. */
function chromiumVersion(userAgent: string): number[] {
  return parts(/Chrome\/(\d+)/.exec(userAgent)?.[1] ?? '')
}

/** Parsing takes longer than all the rest, and a few user agents are most visitors'. */
const parsed = createLRU<string, Browser>({ max: 2_000 })

function fromUserAgent(userAgent: string): Browser {
  const known = parsed.get(userAgent) ?? parse(userAgent)
  parsed.set(userAgent, known)
  return known
}

function parse(userAgent: string): Browser {
  const { browser, engine, os } = Bowser.parse(userAgent.replace('HeadlessChrome', 'Chrome'))
  const blink = engine.name === 'Blink'
  const name = family(browser.name ?? '')
  const version = blink ? chromiumVersion(userAgent) : parts(browser.version ?? '')
  const osName = os.name?.toLowerCase()
  const osVersion = parts(os.version ?? '')
  return {
    ...(engine.name && { engine: engine.name.toLowerCase() }),
    // plain Chrome is what the others say too
    ...(name && !(blink && name === 'chrome') && { browser: name }),
    ...(known(version) && version[0] !== 0 && { version }),
    ...(osName && { os: osName }),
    ...(tellsOsVersion(osName, name) && known(osVersion) && { osVersion }),
  }
}

/** Length of `eval.toString()` and `productSub` tell the engines apart whatever the user agent claims. */
function engineOf({ evalLength, productSub }: Traits): string {
  if (evalLength === 33) return 'blink'
  return productSub === '20100101' ? 'gecko' : 'webkit'
}

/** Browser, operating system and versions: behaviour first, then client hints, then the user agent. */
export function browser(
  userAgent: string | undefined,
  hints: ClientHints | undefined,
  traits: Traits | undefined,
): Browser {
  return {
    ...(userAgent && fromUserAgent(userAgent)),
    ...(hints && fromHints(hints)),
    ...(traits && { engine: engineOf(traits) }),
  }
}
