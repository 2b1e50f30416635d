import type { ComponentName, Components, ComponentValue } from '@selfsame/contract'
import type { Browser } from './browser.ts'

/** A visit as fields read it: what the page sent, what the server saw, and the browser both say it is. */
export interface Visit {
  components: Components
  /** As received, in order. */
  headers: readonly (readonly [name: string, value: string])[]
  /** For instance `203.0.113.0/24`; left out where network evidence is off or the address is private. */
  networkPrefix?: string
  /** Number of the autonomous system the address belongs to, where a database tells. */
  asn?: number
  /** Fingerprint of the TLS handshake (JA4 or the like), where a trusted proxy tells. */
  tlsFingerprint?: string
  browser: Browser
}

/**
 * How a field lies in a packed record (packed.ts): `value` one digest, `number` a whole number, `version` and `size`
 * their numbers, `list` a digest an item.
 */
export type FieldKind = 'value' | 'number' | 'version' | 'size' | 'list'

/** A field of the record: the components it is made of (none: the server saw it) and how. */
interface Field<N extends ComponentName, V, K extends FieldKind> {
  from: readonly N[]
  kind: K
  read: (visit: Visit) => V | undefined
}

/** The value where it was read; a component in any other state is missing. */
function value<N extends ComponentName>({ components }: Visit, name: N): ComponentValue<N> | undefined {
  const result = components[name]
  return result?.state === 'ok' ? result.value : undefined
}

const copied = <N extends ComponentName>(name: N): Field<N, ComponentValue<N>, 'value'> => ({
  from: [name],
  kind: 'value',
  read: (visit) => value(visit, name),
})

function derived<N extends ComponentName, V>(name: N, of: (value: ComponentValue<N>) => V | undefined): Field<N, V, 'value'>
function derived<N extends ComponentName, V, K extends FieldKind>(
  name: N,
  of: (value: ComponentValue<N>) => V | undefined,
  kind: K,
): Field<N, V, K>
function derived<N extends ComponentName, V>(
  name: N,
  of: (value: ComponentValue<N>) => V | undefined,
  kind: FieldKind = 'value',
): Field<N, V, FieldKind> {
  return {
    from: [name],
    kind,
    read: (visit) => {
      const read = value(visit, name)
      return read === undefined ? undefined : of(read)
    },
  }
}

const ofBrowser = <K extends keyof Browser, F extends FieldKind>(key: K, kind: F): Field<'userAgent' | 'clientHints' | 'engineTraits', Browser[K], F> => ({
  from: ['userAgent', 'clientHints', 'engineTraits'],
  kind,
  read: ({ browser }) => browser[key],
})

const observed = <V>(read: (visit: Visit) => V | undefined): Field<never, V, 'value'> => ({ from: [], kind: 'value', read })

const header = (wanted: string) =>
  observed(({ headers }) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1])

/** Dotted versions in a renderer's name are the driver's. */
const withoutVersions = (name: string): string => name.replace(/\d+(\.\d+)+/g, '#')

type Basics = ComponentValue<'webglBasics'>
const rendererOf = ({ renderer, rendererUnmasked }: Basics): string => rendererUnmasked ?? renderer

const sorted = (names: readonly string[]): string[] => [...names].sort()

/** The first half of a network prefix: about what one provider holds in one country. */
const wider = (prefix: string): string => prefix.split(/[.:]/).slice(0, 2).join('.')

/** Pixel ratios are kept in thousandths. */
export const RATIO_UNIT = 1000

/** Headers that come and go with the request, not with the browser. */
const PASSING =
  /^(content-.*|cookie|referer|cache-control|pragma|if-.*|origin|sec-fetch-.*|forwarded|x-.*|via|dnt|sec-gpc|priority|host|connection|te)$/i

function headerOrder({ headers }: Visit): string[] | undefined {
  const names = headers.map(([name]) => name.toLowerCase()).filter((name) => !PASSING.test(name))
  return names.length === 0 ? undefined : names
}

/**
 * Places in `codecs` (core/src/sources/codecs.ts) of AAC and H.264. Asked for the first time, Firefox says yes to them before it has looked
 * whether the system decodes them; `mediaCapabilities` is asked later, and says it of H.264.
 */
const GUESSED = [0, 3, 10]

function withoutGuesses(answers: string): string {
  return [...answers].filter((_, index) => !GUESSED.includes(index)).join('')
}

/**
 * Every field of the record, and where it comes from. The one list: the record's type is read off it, and a component
 * that is in no comparison's field must stand in `unused` (comparisons.ts).
 *
 * Packed records hold the fields in this order, and are stored by the million: a new field goes to the end, one that
 * changed its meaning too, under a new name, and one that is no longer read stays. In an older record the new ones are
 * missing, not different.
 */
export const fields = {
  engine: ofBrowser('engine', 'value'),
  browser: ofBrowser('browser', 'value'),
  version: ofBrowser('version', 'version'),
  os: ofBrowser('os', 'value'),
  osVersion: ofBrowser('osVersion', 'version'),
  model: derived('clientHints', ({ model }) => model || undefined),
  architecture: derived('clientHints', ({ architecture, bitness }) => (architecture ? `${architecture} ${bitness}` : undefined)),
  platform: copied('platform'),
  oscpu: copied('oscpu'),

  languages: derived('languages', (names) => names, 'list'),
  timeZone: copied('timeZone'),
  timeZoneOffsets: copied('timeZoneOffsets'),

  screen: derived('screenResolution', ([long, short]) => [long, short] as const, 'size'),
  pixelRatio: derived('devicePixelRatio', (ratio) => Math.round(ratio * RATIO_UNIT), 'number'),
  frame: copied('screenFrame'),
  colorDepth: copied('colorDepth'),
  colorGamut: copied('colorGamut'),
  hdr: copied('hdr'),
  monochrome: copied('monochrome'),
  colorScheme: copied('colorScheme'),
  contrast: copied('contrast'),
  forcedColors: copied('forcedColors'),
  invertedColors: copied('invertedColors'),
  reducedMotion: copied('reducedMotion'),
  reducedTransparency: copied('reducedTransparency'),
  privacyPreferences: copied('privacyPreferences'),
  pointer: copied('pointer'),
  hover: copied('hover'),
  touch: copied('touch'),
  keyboardLayout: copied('keyboardLayout'),

  hardwareConcurrency: copied('hardwareConcurrency'),
  deviceMemory: copied('deviceMemory'),
  floatArchitecture: copied('floatArchitecture'),
  storageQuota: derived('storageQuota', (log2) => Math.round(log2 * 2), 'number'),

  gpu: derived('webglBasics', rendererOf),
  gpuModel: derived('webglBasics', (basics) => withoutVersions(rendererOf(basics))),
  gpuParameters: copied('webglParameters'),
  gpuExtensions: derived('webglExtensions', sorted),
  gpuPrecision: copied('webglPrecision'),
  gpuScene: copied('webglScene'),
  gpuAdapter: copied('webgpu'),

  fonts: derived('fonts', sorted, 'list'),
  fontPreferences: copied('fontPreferences'),
  textRects: copied('textRects'),
  emojiBox: copied('emojiBox'),
  canvasText: copied('canvasText'),
  canvasGeometry: copied('canvasGeometry'),

  audio: copied('audio'),
  audioLatency: copied('audioLatency'),
  audioSampleRate: copied('audioSampleRate'),
  voices: copied('speechVoices'),
  mediaDevices: copied('mediaDevices'),
  codecs: copied('codecs'),
  mediaCapabilities: copied('mediaCapabilities'),
  rtcCapabilities: derived('rtcCapabilities', sorted),

  maths: copied('maths'),
  intlData: copied('intlData'),
  engineTraits: copied('engineTraits'),
  cssFeatures: copied('cssFeatures'),
  jsFeatures: copied('jsFeatures'),
  vendor: copied('vendor'),
  vendorFlavors: copied('vendorFlavors'),
  plugins: copied('plugins'),
  mimeTypes: copied('mimeTypes'),
  pdfViewer: copied('pdfViewer'),
  contentBlockers: derived('contentBlockers', sorted),

  acceptEncoding: header('accept-encoding'),
  headerOrder: observed(headerOrder),
  networkPrefix: observed(({ networkPrefix }) => networkPrefix),
  networkRange: observed(({ networkPrefix }) => networkPrefix && wider(networkPrefix)),
  asn: observed(({ asn }) => asn),
  tlsFingerprint: observed(({ tlsFingerprint }) => tlsFingerprint),

  codecSupport: derived('codecs', withoutGuesses),
  doNotTrack: derived('privacyPreferences', ({ doNotTrack }) => doNotTrack ?? 'unset'),
} as const
