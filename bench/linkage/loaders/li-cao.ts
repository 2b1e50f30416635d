import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { isIP } from 'node:net'
import { pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import { digest, fitting, gpuNames, isoTime, languages, screen, sketched, truth, type HistoryLine } from './line.ts'

/** A table that is not laid out as this loader knows it. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
}

/** Columns that may hold the browser's id, the most telling first. */
const BROWSER_COLUMNS = ['browserid', 'browser_id', 'clientid', 'uniquelabel', 'label']

const UNREAD = /^(undefined|none|null|nan|unknown|not set|)$/i

type Record_ = Readonly<Record<string, string>>
type Read = (column: string) => string | undefined

function reading(record: Record_): Read {
  return (column) => {
    const value = record[column.toLowerCase()]?.trim()
    return value === undefined || UNREAD.test(value) ? undefined : value
  }
}

/** Names joined by `_`, one digit a probed font, or a digest, which is a set of one. */
function fonts(text: string): string[] {
  if (/^[01]{8,}$/.test(text)) return [...text].flatMap((bit, index) => (bit === '1' ? [`probe ${index}`] : []))
  return sketched(text.split(/[_,]/))
}

/** `10_true_true`, `[10, true, true]` and the like: points, event, handler. */
function touch(text: string): unknown {
  const [points, event, handler] = text.match(/\d+|true|false/gi) ?? []
  return handler === undefined ? undefined : { points: Number(points), event: truth(event), handler: truth(handler) }
}

function storage(read: Read): unknown {
  const [local, session, indexedDb] = ['localstorage', 'fp2_sessionstorage', 'fp2_indexdb'].map((column) => truth(read(column)))
  return local === undefined ? undefined : { local, session: session ?? local, indexedDb: indexedDb ?? local }
}

function components(read: Read): HistoryLine['components'] {
  const of = <V>(column: string, value: (text: string) => V): V | undefined => {
    const text = read(column)
    return text === undefined ? undefined : value(text)
  }
  const [vendor, renderer] = read('fp2_webglvendoe')?.split('~') ?? []
  return fitting({
    userAgent: read('agent'),
    platform: read('fp2_platform'),
    languages: of('language', languages),
    timeZoneOffsets: of('timezone', (text) => [Number(text), Number(text)]),
    screenResolution: of('resolution', screen),
    colorDepth: of('fp2_colordepth', Number),
    devicePixelRatio: of('fp2_pixelratio', Number),
    hardwareConcurrency: of('cpucores', Number),
    touch: of('touchsupport', touch),
    canvasText: of('canvastest', digest),
    webglScene: read('fp2_webgl') === undefined ? of('gpuimgs', digest) : of('fp2_webgl', digest),
    webglBasics: gpuNames(read('inc') ?? vendor, read('gpu') ?? renderer),
    audio: of('audio', Number),
    fonts: of('jsfonts', fonts),
    plugins: of('plugins', (text) => text.split('~').map((name) => name.slice(0, 128))),
    cookiesEnabled: truth(read('cookie')),
    storageAvailability: storage(read),
    privacyPreferences: of('donottrack', (text) => (truth(text) ? { doNotTrack: '1' } : {})),
    contentBlockers: of('adblock', (text) => (truth(text) ? ['ads'] : [])),
  })
}

/** One row as a visit; undefined where it lacks its browser or its time. */
export function liCaoLine(record: Record_, browserColumn: string): HistoryLine | undefined {
  const read = reading(record)
  const [browserId, t, ip] = [read(browserColumn), isoTime(read('time') ?? ''), read('ip')]
  if (browserId === undefined || t === undefined) return undefined
  const sent = [['User-Agent', 'agent'], ['Accept', 'accept'], ['Accept-Encoding', 'encoding'], ['Accept-Language', 'language']] as const
  const headers = sent.flatMap(([name, column]): HistoryLine['headers'] => {
    const value = read(column)
    return value === undefined ? [] : [[name, value]]
  })
  return { t, browserId, ...(ip !== undefined && isIP(ip) !== 0 && { ip }), headers, components: components(read) }
}

function browserColumnOf(names: readonly string[], wanted: string | undefined): string {
  const column = wanted === undefined ? BROWSER_COLUMNS.find((name) => names.includes(name)) : wanted.toLowerCase()
  if (column === undefined || !names.includes(column)) {
    throw new LoadError(`no column ${wanted ?? BROWSER_COLUMNS.join(' or ')} for the browser's id: say which with --browser-column. There are: ${names.join(', ')}`)
  }
  if (!names.includes('time')) throw new LoadError(`no column time. There are: ${names.join(', ')}`)
  return column
}

/** Published with tabs; a copy may have commas. */
async function delimiterOf(path: string): Promise<string> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
  return buffer.subarray(0, bytesRead).includes('\t') ? '\t' : ','
}

/**
 * Visits of Li & Cao's published table (`final_with_header.csv`: one row a visit, tabs between, a header line).
 *
 * @param browserColumn where the browser's id stands; found by its usual names by default
 * @throws {LoadError} a column that is needed is not there
 */
export async function* liCao(path: string, browserColumn?: string): AsyncGenerator<HistoryLine> {
  let column = ''
  const columns = (names: string[]): string[] => {
    const lower = names.map((name) => name.trim().toLowerCase())
    column = browserColumnOf(lower, browserColumn)
    return lower
  }
  const rows = parse({ delimiter: await delimiterOf(path), columns, relax_quotes: true, relax_column_count: true, bom: true, skip_empty_lines: true })
  // an error of either stream ends the other and comes out of the loop
  pipeline(createReadStream(path), rows, () => undefined)
  for await (const record of rows) {
    const line = liCaoLine(record as Record_, column)
    if (line) yield line
  }
}
