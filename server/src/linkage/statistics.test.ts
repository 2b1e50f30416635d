import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack } from './packed.ts'
import { countedComparisons, createStatistics } from './statistics.ts'
import { record } from './tests/visits.ts'

const countOf = (statistics: ReturnType<typeof createStatistics>, name: 'timeZone' | 'fonts', of = record()) =>
  statistics.counts(pack(of))[countedComparisons.indexOf(name)]

const tokyo = record({ timeZone: 'Asia/Tokyo', timeZoneOffsets: [-540, -540] })

describe('statistics', () => {
  it('count each visitor once for each value it showed', () => {
    const statistics = createStatistics()
    statistics.add(pack(record()), [])
    statistics.add(pack(record()), [pack(record())]) // comes again
    statistics.add(pack(tokyo), [pack(record())]) // the same one travels
    statistics.add(pack(tokyo), []) // somebody else
    expect(statistics.visitors).toBe(2)
    expect(countOf(statistics, 'timeZone')).toBe(1)
    expect(countOf(statistics, 'timeZone', tokyo)).toBe(2)
    expect(countOf(statistics, 'fonts')).toBe(2)
  })

  it('forget a visitor without a trace', () => {
    const zones = ['Europe/Berlin', 'Asia/Tokyo', 'America/New_York']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...zones), { minLength: 1, maxLength: 6 }), (showed) => {
        const statistics = createStatistics()
        statistics.add(pack(record()), [])
        const records = showed.map((timeZone) => pack(record({ timeZone })))
        records.forEach((each, index) => statistics.add(each, records.slice(0, index)))
        statistics.subtract(records)
        expect(statistics.visitors).toBe(1)
        expect(countOf(statistics, 'timeZone')).toBe(1)
        expect(countOf(statistics, 'timeZone', tokyo)).toBe(0)
      }),
      { numRuns: 5 },
    )
  })

  it('tell how common a device is, also after some are forgotten', () => {
    const statistics = createStatistics()
    const cores = (hardwareConcurrency: number) => pack(record({ hardwareConcurrency }))
    for (const [number, visitors] of [[2, 6], [4, 3], [8, 1]] as const) for (let each = 0; each < visitors; each++) statistics.add(cores(number), [])
    expect([2, 4, 8, 16].map((number) => statistics.device(cores(number)))).toEqual([
      { seen: 6, moreCommon: 0 },
      { seen: 3, moreCommon: 0.6 },
      { seen: 1, moreCommon: 0.9 },
      { seen: 0, moreCommon: 1 },
    ])
    statistics.subtract([cores(2)])
    expect(statistics.device(cores(4))).toEqual({ seen: 3, moreCommon: 5 / 9 })
  })

  it('count nothing for what is missing', () => {
    const statistics = createStatistics()
    const bare = record({ timeZone: undefined, timeZoneOffsets: undefined })
    statistics.add(pack(bare), [])
    expect(countOf(statistics, 'timeZone', bare)).toBe(0)
  })
})
