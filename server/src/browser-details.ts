import type { ComponentValue, Event } from '@selfsame/contract'
import Bowser from 'bowser'
import { createLRU } from 'lru.min'

export type BrowserDetails = NonNullable<Event['browser_details']>
type ClientHints = ComponentValue<'clientHints'>

/** Client hints for Windows count otherwise: 13 and up is Windows 11, 1 to 10 is Windows 10, 0 is older. */
const WINDOWS_11 = 13

/** User agents whose meaning is kept: many share one, and telling it takes longer than all signals. */
const REMEMBERED = 1_000

const meanings = createLRU<string, Bowser.Parser.ParsedResult>({ max: REMEMBERED })

/**
 * What a person would call the browser. Client hints first: a user agent keeps back full versions and the version of
 * the system.
 *
 * @returns `undefined` where there is neither a user agent nor hints
 * @see https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11
 */
export function browserDetails(userAgent: string | undefined, hints: ClientHints | undefined): BrowserDetails | undefined {
  if (!userAgent && !hints) return undefined
  const told = userAgent ? meaningOf(userAgent) : undefined
  const browserName = told?.browser.name || brandOf(hints)?.brand || ''
  const fullVersion = fullVersionOf(hints, browserName) ?? told?.browser.version ?? ''
  const os = told?.os.name ?? hints?.platform ?? ''
  return {
    browser_name: browserName,
    browser_major_version: fullVersion.split('.')[0] ?? '',
    browser_full_version: fullVersion,
    os,
    os_version: osVersionOf(os, hints) ?? told?.os.versionName ?? told?.os.version ?? '',
    device: hints?.model || told?.platform.model || 'Other',
  }
}

function meaningOf(userAgent: string): Bowser.Parser.ParsedResult {
  const known = meanings.get(userAgent)
  if (known) return known
  const told = Bowser.parse(userAgent.replace('HeadlessChrome', 'Chrome'))
  meanings.set(userAgent, told)
  return told
}

/** The most telling brand: the made-up one says nothing, and every Chromium browser says Chromium too. */
function brandOf(hints: ClientHints | undefined): ClientHints['brands'][number] | undefined {
  const real = (hints?.fullVersionList ?? hints?.brands)?.filter(({ brand }) => !/not.?a.?brand/i.test(brand))
  return real?.find(({ brand }) => brand !== 'Chromium') ?? real?.[0]
}

/** Only where the hints are of the browser that the user agent names. */
function fullVersionOf(hints: ClientHints | undefined, browserName: string): string | undefined {
  const brand = brandOf(hints)
  if (!brand) return undefined
  const [one, other] = [brand.brand.toLowerCase(), browserName.toLowerCase()]
  const same = one.includes(other) || other.includes(one) || (one === 'chromium' && other === 'chrome')
  return same ? brand.version : undefined
}

function osVersionOf(os: string, hints: ClientHints | undefined): string | undefined {
  const version = hints?.platformVersion
  if (!version) return undefined
  const major = Number.parseInt(version, 10)
  if (os !== 'Windows') return version
  if (major >= WINDOWS_11) return '11'
  return major > 0 ? '10' : undefined
}
