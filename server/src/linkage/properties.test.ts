import { componentNames, type ComponentName, type Components } from '@selfsame/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockingKeys } from './block.ts'
import { comparisonNames, comparisons } from './comparisons.ts'
import { decide, weighAll } from './decide.ts'
import { evidence } from './evidence.ts'
import { shippedModel as model } from './model.ts'
import { normalise } from './normalise.ts'
import { deviceClasses, observation } from './observation.ts'
import { fromBytes, pack, toBytes } from './packed.ts'
import type { VisitRecord } from './record.ts'
import { LEAST_RESTLESS, MOST_RESTLESS } from './restlessness.ts'
import { bitsOf } from './score.ts'
import { input, known, laptop, NOW, record } from './tests/visits.ts'

/** Other values for any of the laptop's components, of the right shape. */
const OTHER: Partial<Record<ComponentName, unknown>> = {
  fonts: ['Zapfino'],
  timeZone: 'Asia/Tokyo',
  languages: ['ja'],
  screenResolution: [1366, 768],
  devicePixelRatio: 2,
  hardwareConcurrency: 4,
  canvasText: 'ffff',
  audio: 35.7,
  contentBlockers: ['easylist'],
  storageQuota: 33,
}

/** Records with any of the laptop's fields withheld, and others changed. */
const records = fc.tuple(fc.subarray(componentNames), fc.subarray(Object.keys(OTHER))).map(([withheld, other]): VisitRecord => {
  const changed = Object.fromEntries(other.map((name) => [name, OTHER[name as ComponentName]]))
  return record({ ...changed, ...Object.fromEntries(withheld.map((name) => [name, undefined])) } as Parameters<typeof record>[0])
})

const levelsOf = (visit: VisitRecord, before: VisitRecord) => evidence(observation(visit), known('one', [before]), NOW).levels

describe('comparisons', () => {
  it('are the same from both sides, the directed ones apart', () => {
    const directed = ['version', 'osVersion']
    fc.assert(
      fc.property(records, records, (left, right) => {
        const [there, back] = [levelsOf(left, right), levelsOf(right, left)]
        comparisonNames.forEach((name, index) => {
          if (!directed.includes(name)) expect(back[index], name).toBe(there[index])
        })
      }),
    )
  })

  it('find a record the same as itself wherever it was observed', () => {
    fc.assert(
      fc.property(records, (each) => {
        expect(levelsOf(each, each).every((level) => level <= 0)).toBe(true)
      }),
    )
  })
})

describe('evidence', () => {
  it('never falls as agreement grows, in any band and class', () => {
    for (const name of comparisonNames) {
      if ('unordered' in comparisons[name]) continue
      const { bits, rarity } = model.comparisons[name]
      for (const each of deviceClasses) {
        expect(rarity[each], name).toBeGreaterThanOrEqual(0)
        for (const row of bits[each]) expect([...row].sort((a, b) => b - a), name).toEqual(row)
      }
    }
  })

  it('of a last level is none for a visitor where visitors are restless', () => {
    const rarities = comparisonNames.map(() => 0)
    const last = comparisonNames.map((name) => comparisons[name].levels.length - 1)
    for (const deviceClass of deviceClasses) {
      for (const restless of [0.5, 1, MOST_RESTLESS]) {
        for (const gapDays of [0.5, 3, 20, 60, 200]) {
          const bits = bitsOf({ levels: last, changes: 8 }, { model, deviceClass, gapDays, restless, rarities }).slice(0, comparisonNames.length)
          const usual = bitsOf({ levels: last, changes: 8 }, { model, deviceClass, gapDays, restless: 0, rarities })
          comparisonNames.forEach((name, at) => expect(bits[at], name).toBeLessThanOrEqual(Math.max(0, usual[at] ?? 0)))
        }
      }
    }
  })

  it('is finite for any record and however restless visitors are, and nothing for what a side lacks', () => {
    fc.assert(
      fc.property(records, fc.array(records, { minLength: 1, maxLength: 4 }), fc.nat(400), fc.double({ min: LEAST_RESTLESS, max: MOST_RESTLESS, noNaN: true }), (visit, before, daysAgo, restless) => {
        const of = input(visit, [known('one', before, daysAgo)])
        const { weighed, rarities, fresh } = weighAll({ ...of, traffic: { ...of.traffic, restless } }, model)
        const [only] = weighed
        expect([...(only?.bits ?? []), ...rarities, fresh, only?.total ?? NaN].every(Number.isFinite)).toBe(true)
        only?.evidence.levels.forEach((level, index) => level < 0 && expect(only.bits[index]).toBe(0))
      }),
    )
  })

  it('of a rarer value is never less', () => {
    const found = evidence(observation(record()), known('one', [record()]), NOW)
    const sum = (bits: number) =>
      bitsOf(found, { model, deviceClass: 'desktop', gapDays: 1, restless: 0, rarities: comparisonNames.map(() => bits) }).reduce((a, b) => a + b, 0)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 13, noNaN: true }), (bits) => {
        expect(sum(bits + 1)).toBeGreaterThanOrEqual(sum(bits))
      }),
    )
  })
})

it('posteriors are probabilities that sum to one', () => {
  fc.assert(
    fc.property(records, fc.array(records, { maxLength: 5 }), fc.nat(1_000_000), (visit, others, visitors) => {
      const candidates = others.map((each, index) => known(`visitor${index}`, [each]))
      const { explanation, confidence } = decide(input(visit, candidates, visitors), model)
      const parts = [...explanation.linkage.candidates.map(({ posterior }) => posterior), explanation.linkage.posterior.new]
      expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9)
      expect(confidence.score >= 0 && confidence.score <= 1).toBe(true)
    }),
  )
})

/** The same JSON with its keys in another order, all the way down. */
function turned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(turned)
  return Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, turned(each)]))
}

describe('order', () => {
  const entries = Object.entries(laptop).map(([name, value]) => [name, { state: 'ok', value }] as const)
  const packed = (list: readonly (readonly [string, unknown])[], headers: [string, string][] = []) =>
    pack(normalise({ components: Object.fromEntries(list) as Components, headers }))

  it('of components and of keys in JSON changes neither record nor keys', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        const other = packed(shuffled.map(([name, value]) => [name, turned(value)] as const))
        expect(other).toEqual(packed(entries))
        expect(blockingKeys(other)).toEqual(blockingKeys(packed(entries)))
      }),
    )
  })

  it('of headers does count', () => {
    const headers: [string, string][] = [['accept', '*/*'], ['accept-language', 'en']]
    expect(packed(entries, headers)).not.toEqual(packed(entries, [...headers].reverse()))
  })
})

describe('packed records', () => {
  it('come back from bytes as they were', () => {
    fc.assert(
      fc.property(records, (each) => {
        expect(fromBytes(toBytes(pack(each)))).toEqual(pack(each))
      }),
    )
  })

  it('of an older version, with fewer fields, miss the later ones and differ in none', () => {
    const whole = pack(record())
    const older = Uint32Array.from(whole)
    older[0] = (whole[0] ?? 0) - 10
    const { levels } = evidence(observation(record()), { ...known('one', []), snapshots: [{ record: older, lastSeenAt: NOW }] }, NOW)
    expect(levels.every((level) => level <= 0)).toBe(true)
    expect(blockingKeys(older)).toEqual(expect.arrayContaining(blockingKeys(whole).slice(0, 3)))
  })

  it('are refused where they are damaged', () => {
    expect(() => fromBytes(new Uint8Array(0))).toThrow(RangeError)
    expect(() => fromBytes(new Uint8Array([255, 0, 0, 0]))).toThrow(RangeError)
  })
})
