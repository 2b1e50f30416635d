import type { Components, ComponentName, ComponentValue } from '@selfsame/contract'
import { blockingKeys } from '../block.ts'
import type { Candidate } from '../candidate.ts'
import type { DecisionInput } from '../decide.ts'
import { normalise, type VisitInput } from '../normalise.ts'
import { mix } from '../hash.ts'
import { observation } from '../observation.ts'
import { pack } from '../packed.ts'
import type { VisitRecord } from '../record.ts'
import { createStatistics, type Statistics } from '../statistics.ts'

type Values = { [N in ComponentName]?: ComponentValue<N> }

const version = (major: number): Values => ({
  userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`,
  clientHints: {
    brands: [{ brand: 'Chromium', version: `${major}` }],
    fullVersionList: [
      { brand: 'Chromium', version: `${major}.0.8078.73` },
      { brand: 'Not-A.Brand', version: '24.0.0.0' },
    ],
    mobile: false,
    platform: 'Linux',
    platformVersion: '',
    architecture: 'x86',
    bitness: '64',
    model: '',
  },
})

/** A desktop Chromium on Linux, as the agent reads it. */
export const laptop: Values = {
  ...version(156),
  platform: 'Linux x86_64',
  vendor: 'Google Inc.',
  engineTraits: { evalLength: 33, errorShape: 'b', productSub: '20030107' },
  languages: ['en-US', 'en'],
  intlData: [18, 21],
  timeZone: 'Europe/Berlin',
  timeZoneOffsets: [-60, -120],
  screenResolution: [1920, 1080],
  screenFrame: [0, 0, 40, 0],
  devicePixelRatio: 1,
  colorDepth: 24,
  colorGamut: 'srgb',
  hdr: false,
  colorScheme: 'light',
  contrast: 'no-preference',
  pointer: { primary: 'fine', any: ['fine'] },
  hover: { primary: true, any: true },
  touch: { points: 0, event: false, handler: false },
  hardwareConcurrency: 8,
  deviceMemory: 8,
  floatArchitecture: 255,
  storageQuota: 37,
  canvasGeometry: 'aa11',
  canvasText: 'bb22',
  emojiBox: [20, 23],
  textRects: [100, 18, 120, 20],
  fonts: ['Arial', 'DejaVu Sans', 'Liberation Mono', 'Noto Sans', 'Ubuntu'],
  fontPreferences: [149, 149, 121],
  webglBasics: {
    version: 'WebGL 1.0',
    shadingLanguage: 'GLSL ES 1.0',
    vendor: 'WebKit',
    renderer: 'WebKit WebGL',
    rendererUnmasked: 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6 (Core Profile) Mesa 22.3.6)',
  },
  webglParameters: 'cc33',
  webglExtensions: ['EXT_blend_minmax'],
  webglPrecision: '23,127',
  webglScene: 'dd44',
  audio: 124.04,
  audioSampleRate: 48_000,
  audioLatency: 0.01,
  speechVoices: { count: 0, digest: '0' },
  mediaDevices: [1, 1, 1],
  codecs: 'ppm-',
  maths: 'ee55',
  cssFeatures: '1101',
  jsFeatures: '1110',
  plugins: ['PDF Viewer'],
  mimeTypes: ['application/pdf'],
  pdfViewer: true,
  contentBlockers: [],
}

const HEADERS: VisitInput['headers'] = [
  ['Host', 'example.test'],
  ['User-Agent', 'Mozilla/5.0'],
  ['Accept', '*/*'],
  ['Accept-Encoding', 'gzip, br'],
  ['Accept-Language', 'en-US'],
]

/** The laptop's record with other values; `undefined` withholds one. */
export function record(changes: { [N in ComponentName]?: ComponentValue<N> | undefined } = {}): VisitRecord {
  const entries = Object.entries({ ...laptop, ...changes }).map(([name, value]) => [
    name,
    value === undefined ? { state: 'noised' } : { state: 'ok', value },
  ])
  return normalise({ components: Object.fromEntries(entries) as Components, headers: HEADERS })
}

/** The laptop after so many browser releases. */
export const updated = (major: number): VisitRecord => record(version(major))

export const NOW = 1_790_000_000_000
const DAY = 86_400_000

/** A known visitor, last seen so many days ago. */
export function known(visitorId: string, records: readonly VisitRecord[], daysAgo = 0): Candidate {
  const lastSeenAt = NOW - daysAgo * DAY
  const snapshots = records.map((each) => ({ record: pack(each), lastSeenAt }))
  return { visitorId, firstSeenAt: lastSeenAt, lastSeenAt, visits: records.length, snapshots }
}

const VALUES = {
  timeZone: ['Europe/Berlin', 'Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'America/Chicago'],
  languages: [['en-US', 'en'], ['de-DE', 'de'], ['fr-FR', 'fr'], ['en-GB', 'en'], ['ja']],
  screenResolution: [[1920, 1080], [1366, 768], [2560, 1440], [1536, 864], [1440, 900], [3840, 2160]],
  hardwareConcurrency: [4, 8, 12, 16],
  deviceMemory: [4, 8, 16],
  storageQuota: [35, 36, 37, 38],
  devicePixelRatio: [1, 1.25, 2],
} as const

/** Counts of 1,000 other machines, each with a GPU of one in 80 and fonts of one in 50. */
export const others = ((): Statistics => {
  const statistics = createStatistics()
  for (let machine = 0; machine < 1_000; machine++) {
    const pick = (salt: number, size: number) => mix([machine, salt]) % size
    const values = Object.entries(VALUES).map(([name, list], salt) => [name, list[pick(salt, list.length)]])
    const [card, set] = [pick(90, 80), pick(91, 50)]
    const drawn = { canvasText: `${set}aa${card % 9}`, webglScene: `${card}bb`, webglParameters: `${card % 20}cc`, textRects: [set, 18] }
    const gpu = { version: '', shadingLanguage: '', vendor: '', renderer: '', rendererUnmasked: `ANGLE (Maker, GPU ${card}, OpenGL 4.6)` }
    const changes = { ...Object.fromEntries(values), ...drawn, webglBasics: gpu, fonts: ['Arial', 'Noto Sans', `Font ${set}`] }
    statistics.add(pack(record(changes as Parameters<typeof record>[0])), [])
  }
  statistics.add(pack(record()), [])
  return statistics
})()

/** What a decision over a visit and its candidates goes on, where so many visitors are known and one visit in five is new. */
export function input(visit: VisitRecord, candidates: readonly Candidate[], visitors = 1_001): DecisionInput {
  const seen = observation(visit)
  const keys = blockingKeys(seen.record).length
  const statistics = visitors === 0 ? createStatistics() : others
  return { visit: seen, keys, candidates, statistics, traffic: { visitors, visits: 1_000, newcomers: 200, restless: 0 }, at: NOW }
}
