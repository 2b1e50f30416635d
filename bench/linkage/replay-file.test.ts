import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, it } from 'vitest'
import { exactHash } from './baselines/exact-hash.ts'
import { replayFile } from './replay-file.ts'

const line = (browserId: string | undefined, hour: number, fonts: string[]) =>
  JSON.stringify({ browserId, t: `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`, components: { fonts: { state: 'ok', value: fonts } } })

function files(folder: string, lines: string[]) {
  const [history, out] = [join(folder, 'history.jsonl'), join(folder, 'out.jsonl')]
  writeFileSync(history, `${lines.join('\n')}\n`)
  return { history, out, read: () => readFileSync(out, 'utf8').trim().split('\n').map((text) => JSON.parse(text) as unknown) }
}

it('answers a history line by line, then says what was merged, and measures itself by the labels', async () => {
  using folder = tempDir('replay')
  const { history, out, read } = files(folder.path, [line('a', 1, ['Arial']), line('b', 2, []), line('a', 3, ['Arial'])])
  const merging = { ...exactHash(), merged: () => new Map([['hash-2', 'hash-1']]) }
  const metrics = await replayFile(history, out, merging)
  expect(read()).toEqual([
    { visitorId: 'hash-1', visitorFound: false, confidence: 1 },
    { visitorId: 'hash-2', visitorFound: false, confidence: 1 },
    { visitorId: 'hash-1', visitorFound: true, confidence: 1 },
    { merged: { 'hash-2': 'hash-1' } },
  ])
  expect(metrics).toMatchObject({ visits: 3, precision: 1, recall: 1 })
})

it('gives no figures where a visit has no label, and says where a line is wrong', async () => {
  using folder = tempDir('replay')
  const { history, out, read } = files(folder.path, [line('a', 1, []), line(undefined, 2, [])])
  expect(await replayFile(history, out, exactHash())).toBeUndefined()
  expect(read()).toHaveLength(3)
  writeFileSync(history, `${line('a', 1, [])}\n{"t":3}\n`)
  await expect(replayFile(history, out, exactHash())).rejects.toThrow(/history\.jsonl:2: /)
})
