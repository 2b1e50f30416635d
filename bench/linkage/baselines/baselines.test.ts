import type { Components } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import type { HistoryVisit, Matcher } from '../../../server/src/learning/matcher.ts'
import { eckersley } from './eckersley.ts'
import { exactHash } from './exact-hash.ts'
import { fpStalkerRules } from './fp-stalker-rules.ts'
import { lcsRatio } from './lcs-ratio.ts'

const ok = <V>(value: V) => ({ state: 'ok', value }) as const
const chrome = (version: number) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`

const usual: Components = {
  userAgent: ok(chrome(150)),
  platform: ok('Win32'),
  fonts: ok(['Arial', 'Calibri', 'Verdana']),
  canvasText: ok('ab'),
  plugins: ok(['PDF Viewer', 'Chrome PDF Viewer', 'Chromium PDF Viewer']),
  screenResolution: ok([1920, 1080]),
  timeZoneOffsets: ok([-60, -120]),
  cookiesEnabled: ok(true),
}

/** Lets one visit after another in; each is the usual one but for what is said. */
function answers(matcher: Matcher, ...changes: Components[]): string[] {
  const ids: string[] = []
  for (const [index, change] of changes.entries()) {
    const visit: HistoryVisit = { browserId: '?', at: index, headers: [['Accept-Encoding', 'gzip']], components: { ...usual, ...change } }
    const { visitorId, visitorFound } = matcher.visit(visit)
    expect(visitorFound).toBe(ids.includes(visitorId))
    ids.push(visitorId)
  }
  return ids
}
/** Ids by the order in which they came: 1, 2, ... */
const pattern = (matcher: Matcher, ...changes: Components[]) => {
  const ids = answers(matcher, ...changes)
  const order = [...new Set(ids)]
  return ids.map((id) => order.indexOf(id) + 1)
}

describe('exact hash', () => {
  it('keeps its id over what it does not hash, and loses it at any other change', () => {
    expect(pattern(exactHash(), {}, { userAgent: ok(chrome(151)) }, { fonts: ok(['Arial']) }, {}, { canvasText: { state: 'noised' } })).toEqual([1, 1, 2, 1, 3])
  })
})

describe('Eckersley', () => {
  it('follows one likely change, not two, and not an unlikely one', () => {
    expect(pattern(eckersley(), {}, { userAgent: ok(chrome(151)) })).toEqual([1, 1])
    expect(pattern(eckersley(), {}, { screenResolution: ok([800, 600]) })).toEqual([1, 1])
    expect(pattern(eckersley(), {}, { userAgent: ok(chrome(151)), screenResolution: ok([800, 600]) })).toEqual([1, 2])
    expect(pattern(eckersley(), {}, { userAgent: ok('Opera') })).toEqual([1, 2])
  })

  it('links to nobody where two visitors fit, and knows each of a visitor\'s fingerprints', () => {
    const two: Components = { userAgent: ok('Opera') }
    const third = { userAgent: ok(chrome(152)) }
    expect(pattern(eckersley(), {}, two, third)).toEqual([1, 2, 3])
    expect(pattern(eckersley(), {}, { screenResolution: ok([800, 600]) }, {})).toEqual([1, 1, 1])
  })
})

describe('the rules of FP-Stalker', () => {
  it('follow an update with another resolution, fonts that grow or shrink, never a downgrade', () => {
    expect(pattern(fpStalkerRules(), {}, { userAgent: ok(chrome(151)), screenResolution: ok([800, 600]) })).toEqual([1, 1])
    expect(pattern(fpStalkerRules(), {}, { fonts: ok(['Arial']) }, {})).toEqual([1, 1, 1])
    expect(pattern(fpStalkerRules(), {}, { fonts: ok(['Arial', 'Cambria']) })).toEqual([1, 2])
    expect(pattern(fpStalkerRules(), {}, { userAgent: ok(chrome(149)) })).toEqual([1, 2])
  })

  it('want the canvas equal, at most one of resolution and zone changed, at most two changes', () => {
    expect(pattern(fpStalkerRules(), {}, { canvasText: ok('cd') })).toEqual([1, 2])
    expect(pattern(fpStalkerRules(), {}, { screenResolution: ok([800, 600]), timeZoneOffsets: ok([0, 0]) })).toEqual([1, 2])
    expect(pattern(fpStalkerRules(), {}, { plugins: ok(['PDF Viewer', 'Chrome PDF Viewer', 'Chromium PDF View']), userAgent: ok(chrome(151)), timeZoneOffsets: ok([0, 0]) })).toEqual([1, 2])
    expect(pattern(fpStalkerRules(), {}, { plugins: ok([]) })).toEqual([1, 2])
  })

  it('make a new visitor where two fit, but take the equal one before the alike ones', () => {
    const docked: Components = { screenResolution: ok([800, 600]), timeZoneOffsets: ok([0, 0]) }
    expect(pattern(fpStalkerRules(), {}, docked, { screenResolution: ok([800, 600]) })).toEqual([1, 2, 3])
    expect(pattern(fpStalkerRules(), {}, docked, docked)).toEqual([1, 2, 2])
  })
})

it('compares texts by what they have in common, in order', () => {
  expect(lcsRatio('abcd', 'abcd')).toBe(1)
  expect(lcsRatio('', '')).toBe(1)
  expect(lcsRatio('abcd', 'acbd')).toBe(6 / 8)
  expect(lcsRatio('aaaa', 'aa')).toBe(4 / 6)
  expect(lcsRatio('abc', 'xyz')).toBe(0)
})
