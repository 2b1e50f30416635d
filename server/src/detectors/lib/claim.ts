import type { Components } from '@selfsame/contract'
import { createLRU } from 'lru.min'
import type { Sighting } from '../detector.ts'
import { header, read } from './read.ts'

export type EngineName = 'blink' | 'gecko' | 'webkit'
export type SystemName = 'windows' | 'mac' | 'linux' | 'android' | 'ios' | 'chromeos'

/** What a user agent says of itself. */
export interface Claim {
  readonly engine?: EngineName
  /** Of Chrome (whatever Chromium browser it is), Firefox, or Safari. */
  readonly version?: number
  readonly system?: SystemName
  /** A phone, a tablet or a desktop: no television, console or reader. */
  readonly common: boolean
}

/** Engine by the product that only its browsers name, most telling first; on iOS all are WebKit. */
const PRODUCTS: readonly (readonly [EngineName, RegExp])[] = [
  ['webkit', /\b(?:CriOS|FxiOS|EdgiOS|OPiOS|GSA)\/(?<none>)/],
  ['gecko', /\bFirefox\/(\d+)/],
  ['blink', /\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/],
  ['webkit', /\bVersion\/(\d+)[.\d]* .*Safari\//],
]

const SYSTEMS: readonly (readonly [SystemName, RegExp])[] = [
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['android', /\bAndroid\b/],
  ['chromeos', /\bCrOS\b/],
  ['windows', /\bWindows NT\b/],
  ['mac', /\bMacintosh\b/],
  ['linux', /\bLinux\b|\bX11\b/],
]

const UNCOMMON = /\b(?:TV|SmartTV|SMART-TV|Tizen|Web0S|webOS|CrKey|PlayStation|Xbox|Nintendo|Kindle|KAIOS|Quest)\b/i

/** Claims kept, by user agent: a dozen detectors ask for the same one. */
const REMEMBERED = 1_000

const claims = createLRU<string, Claim>({ max: REMEMBERED })

export function claimOf(userAgent: string): Claim {
  const known = claims.get(userAgent)
  if (known) return known
  const made = makeClaim(userAgent)
  claims.set(userAgent, made)
  return made
}

function makeClaim(userAgent: string): Claim {
  const product = PRODUCTS.map(([engine, pattern]) => ({ engine, found: pattern.exec(userAgent) })).find(({ found }) => found)
  const version = Number(product?.found?.[1] || Number.NaN)
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0]
  return {
    ...(product && { engine: product.engine }),
    ...(Number.isFinite(version) && { version }),
    ...(system && { system }),
    common: !UNCOMMON.test(userAgent),
  }
}

/** What the page says it runs in; else the header. */
export function claim(sighting: Sighting): Claim {
  return claimOf(read(sighting.components, 'userAgent') ?? header(sighting, 'user-agent') ?? '')
}

export const isDesktop = ({ system, common }: Claim): boolean => common && (system === 'windows' || system === 'mac' || system === 'linux')

/** The engine by what a changed user agent does not change: an error's own property names. */
export function engineOf(components: Components): EngineName | undefined {
  const shape = read(components, 'engineTraits')?.errorShape
  if (shape === undefined) return undefined
  if (shape.includes('sourceURL')) return 'webkit'
  if (shape.includes('fileName')) return 'gecko'
  return shape.includes('stack') ? 'blink' : undefined
}
