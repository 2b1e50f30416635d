import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { parseHistory } from '../../../server/src/learning/history.ts'
import { every } from './every.ts'
import { fpStalker } from './fp-stalker.ts'
import { liCao, LoadError } from './li-cao.ts'
import { sketched, type HistoryLine } from './line.ts'
import { sqlRows } from './sql-rows.ts'

async function loaded(text: string, load: (path: string) => AsyncIterable<HistoryLine>): Promise<HistoryLine[]> {
  using folder = tempDir('load')
  const file = join(folder.path, 'data')
  writeFileSync(file, text)
  const lines: HistoryLine[] = []
  for await (const line of load(file)) lines.push(line)
  // whatever a loader makes, the bench can read
  expect([...parseHistory(lines.map((line) => JSON.stringify(line)), 'made')]).toHaveLength(lines.length)
  return lines
}

/** A row of the table as phpMyAdmin writes it, with made-up values. */
const ROW: Record<string, string | null> = {
  counter: '7', id: 'addon-1', addressHttp: 'c2d1', creationDate: '2016-03-01 12:30:00', updateDate: null, endDate: '2016-03-04 08:00:00',
  userAgentHttp: 'Mozilla/5.0 (X11; Linux x86_64; rv:44.0) Gecko/20100101 Firefox/44.0', acceptHttp: 'text/html', hostHttp: 'example.org',
  connectionHttp: 'keep-alive', encodingHttp: 'gzip, deflate', languageHttp: 'fr,fr-FR;q=0.8', orderHttp: 'Host User-Agent Accept',
  pluginsJS: "Plugin 0: Shockwave Flash; it's; libflash.so. Plugin 1: VLC Web Plugin; x; y.so. ", platformJS: 'Linux x86_64', cookiesJS: 'yes',
  dntJS: 'NC', timezoneJS: '-60', resolutionJS: '1080x1920x24', localJS: 'yes', sessionJS: 'yes', IEDataJS: 'no', canvasJS: 'data:image/png;base64,(a),(b);',
  webGLJs: null, fontsFlash: 'Arial_Liberation Sans', resolutionFlash: null, languageFlash: null, platformFlash: null, adBlock: 'no', vendorWebGLJS: 'Intel',
  rendererWebGLJS: 'Mesa HD 4000', octaneScore: null, sunspiderTime: null, pluginsJSHashed: 'a', canvasJSHashed: 'b'.repeat(40), webGLJsHashed: '',
  fontsFlashHashed: '', osDetailed: '', browserDetailed: '', browserVersion: '',
}
const sql = (value: string | null) => (value === null ? 'NULL' : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
const tuple = (change: Record<string, string | null> = {}) => `(${Object.values({ ...ROW, ...change }).map(sql).join(', ')})`
const NAMES = Object.keys(ROW).map((name) => `\`${name}\``).join(', ')

describe('sqlRows', () => {
  const DUMP = "-- INSERT INTO `x` VALUES (9);\n/*!40101 SET NAMES utf8 */;\nINSERT INTO `x` (`a`, `b`) VALUES\n(1, 'it''s \\'q\\'; (a,b)\\n'),\n(NULL, '');INSERT INTO y VALUES (2.5,'ü');\n"
  const ROWS = [
    { table: 'x', columns: ['a', 'b'], values: ['1', "it's 'q'; (a,b)\n"] },
    { table: 'x', columns: ['a', 'b'], values: [null, ''] },
    { table: 'y', columns: [], values: ['2.5', 'ü'] },
  ]
  it('reads what dumps hold, wherever the pieces are cut', () => {
    expect(sqlRows()(DUMP)).toEqual(ROWS)
    const next = sqlRows()
    expect([...DUMP].flatMap((char) => next(char))).toEqual(ROWS)
  })
})

describe('FP-Stalker', () => {
  it('is read from a dump that names its columns, or does not', async () => {
    const named = await loaded(`INSERT INTO \`extensionData\` (${NAMES}) VALUES\n${tuple()};\n`, fpStalker)
    expect(await loaded(`INSERT INTO extensionData VALUES ${tuple()};`, fpStalker)).toEqual(named)
    expect(named).toEqual([
      {
        t: '2016-03-01T12:30:00.000Z',
        browserId: 'addon-1',
        headers: [['Host', 'example.org'], ['User-Agent', ROW['userAgentHttp']], ['Accept', 'text/html']],
        components: expect.objectContaining({
          languages: { state: 'ok', value: ['fr', 'fr-FR'] },
          timeZoneOffsets: { state: 'ok', value: [-60, -60] },
          screenResolution: { state: 'ok', value: [1920, 1080] },
          colorDepth: { state: 'ok', value: 24 },
          canvasText: { state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) },
          webglBasics: { state: 'ok', value: expect.objectContaining({ rendererUnmasked: 'Mesa HD 4000' }) },
          fonts: { state: 'ok', value: ['Arial', 'Liberation Sans'] },
          plugins: { state: 'ok', value: ['Shockwave Flash', 'VLC Web Plugin'] },
          privacyPreferences: { state: 'ok', value: {} },
          contentBlockers: { state: 'ok', value: [] },
        }),
      },
    ])
  })

  it('leaves out what was not read, and rows without browser or time', async () => {
    const unread = { platformJS: 'no JS', fontsFlash: 'Flash not detected', canvasJSHashed: 'no JS', timezoneJS: 'no JS' }
    const [line, ...more] = await loaded(`INSERT INTO t (${NAMES}) VALUES ${tuple(unread)}, ${tuple({ id: null })}, ${tuple({ creationDate: '0000-00-00 00:00:00' })};`, fpStalker)
    expect(more).toEqual([])
    expect(Object.keys(line?.components ?? {})).not.toEqual(expect.arrayContaining(['platform']))
    expect(line?.components).not.toHaveProperty('fonts')
    expect(line?.components).not.toHaveProperty('timeZoneOffsets')
  })
})

describe('Li & Cao', () => {
  const HEAD = 'IP\tgpu\tinc\ttimezone\tresolution\tcpucores\tcanvastest\tagent\tlanguage\tjsFonts\ttime\tclientid\ttouchSupport\tdoNotTrack\tfp2_pixelratio\tcookie\taudio'
  const row = (browser: string, audio = '35.7') =>
    `hashed\tMali-G72\tARM\t-60\t412_846_24\t8\tdata:image\tMozilla/5.0 (Linux; Android 8.0.0)\tde-DE,de;q=0.9\tArial_Roboto\t2018-01-02 03:04:05\t${browser}\t5_true_true\tNone\t2.625\tTrue\t${audio}`

  it('is read from its table', async () => {
    const [line, ...more] = await loaded([HEAD, row('b1'), row('None'), ''].join('\n'), liCao)
    expect(more).toEqual([])
    expect(line).toEqual({
      t: '2018-01-02T03:04:05.000Z',
      browserId: 'b1',
      headers: [['User-Agent', 'Mozilla/5.0 (Linux; Android 8.0.0)'], ['Accept-Language', 'de-DE,de;q=0.9']],
      components: expect.objectContaining({
        screenResolution: { state: 'ok', value: [846, 412] },
        hardwareConcurrency: { state: 'ok', value: 8 },
        devicePixelRatio: { state: 'ok', value: 2.625 },
        touch: { state: 'ok', value: { points: 5, event: true, handler: true } },
        webglBasics: { state: 'ok', value: expect.objectContaining({ vendorUnmasked: 'ARM', rendererUnmasked: 'Mali-G72' }) },
        fonts: { state: 'ok', value: ['Arial', 'Roboto'] },
        cookiesEnabled: { state: 'ok', value: true },
        audio: { state: 'ok', value: 35.7 },
      }),
    })
    expect(line?.components).not.toHaveProperty('privacyPreferences')
    expect((await loaded([HEAD, row('b1', 'Undefined')].join('\n'), liCao))[0]?.components).not.toHaveProperty('audio')
  })

  it('says which columns there are where the browser\'s is not among them, and takes another', async () => {
    const other = HEAD.replace('clientid', 'visitor')
    const promise = loaded([other, row('b1')].join('\n'), liCao)
    await expect(promise).rejects.toThrow(LoadError)
    await expect(promise).rejects.toThrow(/--browser-column\. There are: ip, gpu/)
    expect(await loaded([other, row('b1')].join('\n'), (path) => liCao(path, 'visitor'))).toHaveLength(1)
  })
})

it('cuts long font lists so that one font more changes one font kept at most', () => {
  const many = Array.from({ length: 500 }, (_, index) => `Font ${index}`)
  const [before, after] = [new Set(sketched(many)), sketched([...many, 'One more'])]
  expect(before.size).toBe(128)
  expect(after.filter((font) => !before.has(font)).length).toBeLessThanOrEqual(1)
})

it('makes visits at fixed distances, each as the browser looked by then', async () => {
  const line = (browserId: string, day: number, platform: string): HistoryLine => ({
    t: new Date(Date.UTC(2016, 0, day)).toISOString(), browserId, headers: [], components: { platform: { state: 'ok', value: platform } },
  })
  async function* lines() {
    yield* [line('a', 8, 'two'), line('b', 3, 'other'), line('a', 1, 'one')]
  }
  const visits: string[] = []
  for await (const { t, browserId, components } of every(lines(), 3)) visits.push(`${browserId} ${t.slice(8, 10)} ${JSON.stringify(components.platform)}`)
  const value = (text: string) => JSON.stringify({ state: 'ok', value: text })
  expect(visits).toEqual([`a 01 ${value('one')}`, `a 04 ${value('one')}`, `a 07 ${value('one')}`, `b 03 ${value('other')}`])
})
