import { createReadStream } from 'node:fs'
import { digest, fitting, gpuNames, isoTime, languages, screen, sketched, truth, type HistoryLine } from './line.ts'
import { sqlRows, type SqlRow } from './sql-rows.ts'

/** Columns of `extensionData` in the order of the published schema, for statements that name none. */
const COLUMNS = (
  'counter id addressHttp creationDate updateDate endDate userAgentHttp acceptHttp hostHttp connectionHttp encodingHttp ' +
  'languageHttp orderHttp pluginsJS platformJS cookiesJS dntJS timezoneJS resolutionJS localJS sessionJS IEDataJS canvasJS ' +
  'webGLJs fontsFlash resolutionFlash languageFlash platformFlash adBlock vendorWebGLJS rendererWebGLJS octaneScore ' +
  'sunspiderTime pluginsJSHashed canvasJSHashed webGLJsHashed fontsFlashHashed osDetailed browserDetailed browserVersion'
).split(' ')

/** How the data says that something was not read: without scripts, without Flash, or no canvas. */
const UNREAD = /^(no JS|not supported|not available|Flash .*|no WebGL|unknown|)$/i

const HEADERS: Readonly<Record<string, string>> = {
  'user-agent': 'userAgentHttp',
  accept: 'acceptHttp',
  'accept-encoding': 'encodingHttp',
  'accept-language': 'languageHttp',
  connection: 'connectionHttp',
  host: 'hostHttp',
}

type Read = (column: string) => string | undefined

function reading({ columns, values }: SqlRow): Read {
  const names = columns.length > 0 ? columns : COLUMNS
  const byName = new Map(names.map((name, index) => [name, values[index] ?? undefined]))
  return (column) => {
    const value = byName.get(column)
    return value === undefined || UNREAD.test(value) ? undefined : value
  }
}

/** In the order in which they were sent, where that was kept; names whose values were not kept count for the order. */
function headers(read: Read): HistoryLine['headers'] {
  const order = read('orderHttp')?.split(/\s+/) ?? Object.keys(HEADERS).filter((name) => read(HEADERS[name] ?? '') !== undefined)
  return order.map((name) => [name, read(HEADERS[name.toLowerCase()] ?? '') ?? ''])
}

const pluginNames = (text: string): string[] => [...text.matchAll(/Plugin \d+: ([^;]*)/g)].map(([, name = '']) => name.trim())

function preferences(dnt: string | undefined): unknown {
  return dnt === undefined || /^(NC|null|unspecified)$/i.test(dnt) ? {} : { doNotTrack: dnt }
}

/** Storage as asked for then; a browser that had one of the three had IndexedDB. */
function storage(read: Read): unknown {
  const [local, session] = [truth(read('localJS')), truth(read('sessionJS'))]
  return local === undefined || session === undefined ? undefined : { local, session, indexedDb: local }
}

function components(read: Read): HistoryLine['components'] {
  const of = <V>(column: string, value: (text: string) => V): V | undefined => {
    const text = read(column)
    return text === undefined ? undefined : value(text)
  }
  const depth = /x(\d+)$/.exec(read('resolutionJS') ?? '')?.[1]
  return fitting({
    userAgent: read('userAgentHttp'),
    platform: read('platformJS'),
    languages: of('languageHttp', languages),
    // the offset of the day, not of both halves of the year: daylight saving moves it
    timeZoneOffsets: of('timezoneJS', (text) => [Number(text), Number(text)]),
    screenResolution: of('resolutionJS', screen),
    colorDepth: depth === undefined ? undefined : Number(depth),
    canvasText: of('canvasJSHashed', digest),
    webglScene: of('webGLJsHashed', digest),
    webglBasics: gpuNames(read('vendorWebGLJS'), read('rendererWebGLJS')),
    fonts: of('fontsFlash', (text) => sketched(text.split('_'))),
    plugins: of('pluginsJS', pluginNames),
    cookiesEnabled: truth(read('cookiesJS')),
    storageAvailability: storage(read),
    privacyPreferences: read('cookiesJS') === undefined ? undefined : preferences(read('dntJS')),
    contentBlockers: of('adBlock', (text) => (truth(text) ? ['ads'] : [])),
  })
}

/** One row as a visit; undefined where it lacks its browser or its time. The address is kept as a digest there: no `ip`. */
export function fpStalkerLine(row: SqlRow): HistoryLine | undefined {
  const read = reading(row)
  const [browserId, t] = [read('id'), isoTime(read('creationDate') ?? '')]
  if (browserId === undefined || t === undefined) return undefined
  return { t, browserId, headers: headers(read), components: components(read) }
}

/** Visits of FP-Stalker's public sample (`extension1.txt`, `extension2.txt`: a dump of the table `extensionData`). */
export async function* fpStalker(path: string): AsyncGenerator<HistoryLine> {
  const next = sqlRows()
  for await (const piece of createReadStream(path, 'utf8')) {
    for (const row of next(String(piece))) {
      const line = fpStalkerLine(row)
      if (line) yield line
    }
  }
}
