import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { HistoryError } from './history-error.ts'
import { parseHistory, readHistory, readVisits } from './history.ts'

const line = (more: Record<string, unknown> = {}) => JSON.stringify({ browserId: 'a', t: '2026-03-01T12:00:00Z', ...more })
const parse = (...lines: string[]) => [...parseHistory(lines, 'h.jsonl')]

describe('parseHistory', () => {
  it('reads a whole line', () => {
    const truth = { class: 'ios', causes: ['dock'], group: 3 }
    const seen = { ip: '203.0.113.7', headers: [['User-Agent', 'x']], components: { timeZone: { state: 'ok', value: 'UTC' }, fonts: { state: 'noised' } } }
    expect(parse(line({ ...seen, ...truth }))).toEqual([{ browserId: 'a', at: Date.UTC(2026, 2, 1, 12), ...seen, truth }])
  })

  it('does without address, headers and components, and passes blank lines, unknown components and unknown fields over', () => {
    const bare = { browserId: 'a', at: Date.UTC(2026, 2, 1, 12), headers: [], components: {} }
    expect(parse(`\uFEFF${line()}`, '', '  \r', line({ ip: null, components: { newer: 1 }, mine: 2 }))).toEqual([bare, bare])
  })

  it.each([
    ['{', /h\.jsonl:1: no JSON: .*a line is \{ browserId, t/],
    ['[]', /line: /],
    [line({ t: '2026-03-01T12:00:00+01:00' }), /t: expected a time in ISO 8601 with Z/],
    [line({ t: undefined }), /t: /],
    [line({ browserId: undefined }), /browserId: missing/],
    [line({ ip: '1.2.3' }), /ip: expected an IPv4 or IPv6 address/],
    [line({ headers: { a: 'b' } }), /headers: expected \[\[name, value\]/],
    [line({ components: { fonts: { state: 'ok', value: 3 } } }), /components\.fonts\.value: /],
    [line({ components: { timeZone: { state: 'lost' } } }), /components\.timeZone\.state: /],
  ])('says what is wrong with %s', (text, problem) => {
    expect(() => parse(text)).toThrow(problem)
    expect(() => parse(text)).toThrow(HistoryError)
  })

  it('wants the visits in order of time, and says in which line they are not', () => {
    expect(() => parse(line(), '', line({ t: '2026-03-01T11:59:59.999Z' }))).toThrow(
      /h\.jsonl:3: t: 2026-03-01T11:59:59\.999Z is before 2026-03-01T12:00:00\.000Z .*sort the history by time/,
    )
  })
})

describe('a history file', () => {
  const all = async <T>(visits: AsyncIterable<T>): Promise<T[]> => {
    const read: T[] = []
    for await (const visit of visits) read.push(visit)
    return read
  }

  it('is read line by line, with or without labels', async () => {
    using folder = tempDir('history')
    const file = join(folder.path, 'h.jsonl')
    writeFileSync(file, `${line()}\n\n${line({ browserId: undefined })}\n`)
    expect((await all(readVisits(file))).map(({ browserId }) => browserId)).toEqual(['a', undefined])
    await expect(all(readHistory(file))).rejects.toThrow(/h\.jsonl:3: browserId: missing/)
    await expect(all(readVisits(join(folder.path, 'none')))).rejects.toThrow(/ENOENT/)
    await expect(all(readVisits(folder.path))).rejects.toThrow(/EISDIR/)
  })
})
