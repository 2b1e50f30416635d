import { open } from 'node:fs/promises'
import { HistoryError } from './history-error.ts'
import { parseLine, type UnlabelledVisit } from './history-line.ts'
import type { HistoryVisit } from './matcher.ts'

const LABEL_MISSING = 'browserId: missing; to learn or to measure from a history, every visit needs the label of its browser'

interface Read {
  visit: UnlabelledVisit
  where: { file: string; line: number }
}

/** Takes lines one by one, in order; blank ones are passed over. */
function reader(file: string): (text: string) => Read | undefined {
  let line = 0
  let latest = -Infinity
  return (raw) => {
    line += 1
    const where = { file, line }
    const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw
    if (text.trim() === '') return undefined
    const parsed = parseLine(text)
    if (parsed.state === 'wrong') throw new HistoryError(where, parsed.problem)
    const { visit } = parsed
    if (visit.at < latest) {
      const [now, before] = [visit.at, latest].map((at) => new Date(at).toISOString())
      throw new HistoryError(where, `t: ${now} is before ${before} of the visit above: sort the history by time`)
    }
    latest = visit.at
    return { visit, where }
  }
}

function labelled({ visit, where }: Read): HistoryVisit {
  const { browserId } = visit
  if (browserId === undefined) throw new HistoryError(where, LABEL_MISSING)
  return { ...visit, browserId }
}

/**
 * Visits of a history, from its lines.
 *
 * @param name said in errors
 * @throws {HistoryError} a line is no visit, lacks its label, or is earlier than the one above it
 */
export function* parseHistory(lines: Iterable<string>, name: string): Generator<HistoryVisit> {
  const next = reader(name)
  for (const text of lines) {
    const read = next(text)
    if (read) yield labelled(read)
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    await using file = await open(path)
    for await (const text of file.readLines()) yield text
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new HistoryError({ file: path }, `cannot be read: ${error.message}`, { cause: error })
  }
}

async function* readsOf(path: string): AsyncGenerator<Read> {
  const next = reader(path)
  for await (const text of linesOf(path)) {
    const read = next(text)
    if (read) yield read
  }
}

/**
 * Visits of a history file (JSON lines sorted by time), one at a time: a file larger than memory is fine.
 *
 * @throws {HistoryError} as `parseHistory`, but a label may be missing; the file cannot be read
 */
export async function* readVisits(path: string): AsyncGenerator<UnlabelledVisit> {
  for await (const { visit } of readsOf(path)) yield visit
}

/**
 * Visits of a labelled history file, one at a time.
 *
 * @throws {HistoryError} as `parseHistory`; the file cannot be read
 */
export async function* readHistory(path: string): AsyncGenerator<HistoryVisit> {
  for await (const read of readsOf(path)) yield labelled(read)
}
