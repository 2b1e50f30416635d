import { describe, expect, it } from 'vitest'
import { comparisonNames } from './comparisons.ts'
import { evidence } from './evidence.ts'
import { shippedModel } from './index.ts'
import { circumstances, circumstancesOf, featuresOf, mergeFeatures, MOST_BITS, type Meeting } from './merge-features.ts'
import { markOf } from './near.ts'
import { pack } from './packed.ts'
import { input, known, NOW, record } from './tests/visits.ts'
import type { Weighed } from './weigh.ts'

const DAY = 86_400_000
const ago = (days: number) => NOW - days * DAY

type Seen = Partial<Pick<Weighed['candidate'], 'firstSeenAt' | 'lastSeenAt' | 'visits' | 'near' | 'members'>>

function weighed(visitorId: string, total: number, seen: Seen): Weighed {
  const candidate = { ...known(visitorId, [record()]), ...seen }
  return { candidate, evidence: evidence(meeting.visit, candidate, NOW), bits: [], score: 0, token: 'none', total }
}

const rarities = comparisonNames.map((name) => (name === 'device' ? 7 : 1))
const { visit, traffic } = input(record(), [])
const meeting: Meeting = { visit, rarities, traffic: { ...traffic, visitors: 1_023, restless: 0.5 }, fresh: -10, at: NOW, rivals: 4, model: shippedModel }

/** A usual gap of two days, then silent for twelve: 12 / (2 + 1). */
const OLDER: Seen = { firstSeenAt: ago(20), lastSeenAt: ago(12), visits: 5 }
const YOUNGER: Seen = { firstSeenAt: ago(10), lastSeenAt: ago(1), visits: 3, near: { mark: markOf('older'), millibits: -1_500 } }
const older = weighed('older', -4, OLDER)
const younger = weighed('younger', -3, YOUNGER)

const USUAL = {
  constant: 1,
  'fit of the lesser': 6,
  'apart in time': 1,
  'visits of the lesser': Math.log2(3),
  'rarity of the device': 7,
  'nearly taken for it at first': 1,
  'how nearly': -1.5,
  silence: 4,
  'visits in silence': 2,
  'known visitors': 10,
  restlessness: 0.5,
  rivals: 2,
  'network unknown': 1,
} satisfies Record<(typeof circumstances)[number], number>

const named = (pair: readonly [Weighed, Weighed], changes: Partial<Meeting> = {}) =>
  Object.fromEntries(circumstancesOf(pair, { ...meeting, ...changes }).map((value, index) => [circumstances[index], value]))

describe('what two visitors are looked at in', () => {
  it('is told by name, whichever of the two comes first', () => {
    expect(named([older, younger])).toEqual(USUAL)
    expect(named([younger, older])).toEqual(USUAL)
  })

  const overlapping = { 'apart in time': 0, silence: 0, 'visits in silence': 0 }
  it.each<[string, Seen, Seen, Partial<typeof USUAL>]>([
    ['both seen in between', { lastSeenAt: ago(9) }, {}, overlapping],
    ['the older was nearly taken for the younger', { near: { mark: markOf('younger'), millibits: 900 } }, {}, {}],
    ['the younger was nearly taken for another', {}, { near: { mark: markOf('another'), millibits: 900 } }, { 'nearly taken for it at first': 0, 'how nearly': 0 }],
    ['the younger was nearly taken for a part of the older', { members: ['another'] }, { near: { mark: markOf('another'), millibits: 900 } }, { 'how nearly': 0.9 }],
    ['the younger often seen', {}, { visits: 15 }, { 'visits of the lesser': Math.log2(5), 'visits in silence': 4 }],
    ['the older seen once: its usual gap is 15 days', { visits: 1, lastSeenAt: ago(20) }, {}, { 'visits of the lesser': 0, silence: 20 / 16 }],
    ['the older seen every two hours: its silence is bounded', { visits: 97 }, {}, { silence: 6 }],
  ])('%s', (_name, olders, youngers, changed) => {
    const pair = [weighed('older', -4, { ...OLDER, ...olders }), weighed('younger', -3, { ...YOUNGER, ...youngers })] as const
    expect(named(pair)).toEqual({ ...USUAL, ...changed })
  })

  it.each<[string, Partial<Meeting>, Partial<typeof USUAL>]>([
    ['somebody new fits far worse', { fresh: -100 }, { 'fit of the lesser': MOST_BITS }],
    ['somebody new fits far better', { fresh: 100 }, { 'fit of the lesser': -MOST_BITS }],
    ['nobody known', { traffic: { ...meeting.traffic, visitors: 0 } }, { 'known visitors': 9 }],
    ['more known than learning has seen', { traffic: { ...meeting.traffic, visitors: 1e6 } }, { 'known visitors': 11 }],
    ['no rival', { rivals: 1 }, { rivals: 0 }],
    ['the network known', { visit: { ...visit, record: pack({ ...record(), networkPrefix: '203.0.113.0/24' }) } }, { 'network unknown': 0 }],
  ])('%s', (_name, changes, changed) => {
    expect(named([older, younger], changes)).toEqual({ ...USUAL, ...changed })
  })

  it('has how well the two fit each other, in all and in each thing', () => {
    const other = { ...younger, candidate: { ...younger.candidate, snapshots: known('', [record({ timeZone: 'Asia/Tokyo', screenResolution: [800, 600] })]).snapshots } }
    const fits = (each: Weighed) => Object.fromEntries(featuresOf([older, each], meeting).map((value, index) => [mergeFeatures[index], value]))
    const [alike, unlike] = [fits(younger), fits(other)]
    for (const name of ['fit to each other', 'fit in timeZone', 'fit in screen'] as const) expect(alike[name], name).toBeGreaterThan(unlike[name] ?? NaN)
    expect(alike['fit in system']).toBe(unlike['fit in system'])
    expect(alike['fit to each other']).toBeLessThanOrEqual(MOST_BITS)
  })

  it('begins with what comparing the two is not needed for', () => {
    expect(featuresOf([older, younger], meeting).slice(0, circumstances.length)).toEqual(circumstancesOf([older, younger], meeting))
    expect(mergeFeatures.slice(0, circumstances.length)).toEqual(circumstances)
  })
})
