import { z } from 'zod'
import { LIST_KINDS } from '../signals/index.ts'
import { rangeOf, type Range } from './cidr.ts'
import { outermost } from './range-set.ts'
import type { ParsedList } from './parse-list.ts'

/** What a refreshed list says of itself, in its first line. */
export const listHeadSchema = z.object({
  name: z.string(),
  kind: z.enum(LIST_KINDS),
  provider: z.string().exactOptional(),
  source: z.string(),
  /** Ranges and systems. */
  entries: z.number(),
  skipped: z.number(),
  /** ms since the epoch */
  refreshedAt: z.number(),
})

export type ListHead = z.infer<typeof listHeadSchema>

/** A list as it is kept: a head, ranges in order without nested ones, systems. */
export interface ListFile {
  head: ListHead
  ranges: Range[]
  systems: Set<number>
}

/** Lines read at a time, so that visits hardly wait. */
const CHUNK = 5_000

/** @param about what is known of the list beside its entries */
export function writeListFile(about: Omit<ListHead, 'entries' | 'skipped'>, { ranges, systems, skipped }: ParsedList): { head: ListHead; content: string } {
  const names = new Map([...ranges].map(([text, range]) => [range, text]))
  const kept = [4, 1].flatMap((width) => outermost([...ranges.values()].filter(({ first }) => first.length === width)))
  const head: ListHead = { ...about, entries: kept.length + systems.size, skipped }
  const lines = [...[...systems].sort((a, b) => a - b).map((number) => `AS${number}`), ...kept.map((range) => names.get(range) ?? '')]
  return { head, content: `${JSON.stringify(head)}\n${lines.join('\n')}\n` }
}

/**
 * @param pause is waited for between chunks
 * @throws {SyntaxError} it was not written by `writeListFile`
 */
export async function readListFile(content: string, pause: () => Promise<unknown>): Promise<ListFile> {
  const [first = '', ...lines] = content.split('\n')
  const head = listHeadSchema.parse(JSON.parse(first))
  const file: ListFile = { head, ranges: [], systems: new Set() }
  for (let next = 0; next < lines.length; next += CHUNK) {
    for (const line of lines.slice(next, next + CHUNK)) {
      const range = rangeOf(line)
      if (range) file.ranges.push(range)
      else if (line.startsWith('AS')) file.systems.add(Number(line.slice(2)))
    }
    await pause()
  }
  return file
}
