import { rangeOf, type Range } from './cidr.ts'

/** What a published list holds. */
export interface ParsedList {
  /** CIDR ranges and addresses as written, each once. */
  ranges: Map<string, Range>
  /** Numbers of autonomous systems. */
  systems: Set<number>
  /** Lines, or texts of a JSON document, in which nothing of the kind was found. */
  skipped: number
}

/** Most ranges and systems of one list; about 300 MB while it is read. */
export const MOST_ENTRIES = 2_000_000

/** Largest AS number (RFC 6793). */
const MOST_SYSTEM = 0xffff_ffff

/**
 * Reads a list in whatever form it is published: lines that begin with an address, a range or an AS number (comments behind
 * `#` and `;` passed over; of CSV and of Tor's `ExitAddress` lines the first thing that is one), or JSON with such texts
 * anywhere in it, as clouds publish their ranges.
 *
 * @throws {RangeError} more entries than `MOST_ENTRIES`
 */
export function parseList(text: string): ParsedList {
  const list: ParsedList = { ranges: new Map(), systems: new Set(), skipped: 0 }
  const document = jsonOf(text)
  if (document !== undefined) {
    for (const value of textsIn(document)) if (!add(list, value)) list.skipped++
    return list
  }
  for (const line of text.split('\n')) {
    const content = line.replace(/[#;].*$/, '').trim()
    if (content === '') continue
    if (!content.split(/[\s,|"]+/).some((word) => add(list, word))) list.skipped++
  }
  return list
}

function add({ ranges, systems }: ParsedList, text: string): boolean {
  if (ranges.size + systems.size >= MOST_ENTRIES) throw new RangeError(`more than ${MOST_ENTRIES} entries`)
  const system = Number(/^AS(\d{1,10})$/i.exec(text)?.[1] ?? 0)
  if (system > 0 && system <= MOST_SYSTEM) {
    systems.add(system)
    return true
  }
  const range = rangeOf(text)
  if (range) ranges.set(text, range)
  return range !== undefined
}

/** @returns undefined: it is no JSON, so lines */
function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsIn(item)
}
