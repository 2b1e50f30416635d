import type { ComponentName, Components, ComponentValue } from '@selfsame/contract'
import type { Browser } from './browser.ts'
import { digest } from './digest.ts'

/** A visit as fields read it: what the page sent, what the server saw, and the browser both say it is. */
export interface Visit {
  components: Components
  /** As received, in order. */
  headers: readonly (readonly [name: string, value: string])[]
  /** For instance `203.0.113.0/24`; left out where network evidence is off or the address is private. */
  networkPrefix?: string
  browser: Browser
}

/** A field of the record: the components it is made of (none: the server saw it) and how. */
interface Field<N extends ComponentName, V> {
  from: readonly N[]
  read: (visit: Visit) => V | undefined
}

/** The value where it was read; a component in any other state is missing. */
function value<N extends ComponentName>({ components }: Visit, name: N): ComponentValue<N> | undefined {
  const result = components[name]
  return result?.state === 'ok' ? result.value : undefined
}

const copied = <N extends ComponentName>(name: N): Field<N, ComponentValue<N>> => ({
  from: [name],
  read: (visit) => value(visit, name),
})

const digested = <N extends ComponentName>(name: N): Field<N, string> => ({
  from: [name],
  read: (visit) => {
    const read = value(visit, name)
    return read === undefined ? undefined : digest(read)
  },
})

const ofBrowser = <K extends keyof Browser>(key: K): Field<'userAgent' | 'clientHints' | 'engineTraits', Browser[K]> => ({
  from: ['userAgent', 'clientHints', 'engineTraits'],
  read: ({ browser }) => browser[key],
})

const derived = <N extends ComponentName, V>(name: N, of: (value: ComponentValue<N>) => V | undefined): Field<N, V> => ({
  from: [name],
  read: (visit) => {
    const read = value(visit, name)
    return read === undefined ? undefined : of(read)
  },
})

const observed = <V>(read: (visit: Visit) => V | undefined): Field<never, V> => ({ from: [], read })

const header = (wanted: string) =>
  observed(({ headers }) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1])

/** Headers that come and go with the request, not with the browser. */
const PASSING =
  /^(content-.*|cookie|referer|cache-control|pragma|if-.*|origin|sec-fetch-.*|forwarded|x-.*|via|dnt|sec-gpc|priority|host|connection|te)$/i

function headerOrder({ headers }: Visit): string | undefined {
  const names = headers.map(([name]) => name.toLowerCase()).filter((name) => !PASSING.test(name))
  return names.length === 0 ? undefined : digest(names)
}

/**
 * Every field of the record, and where it comes from. The one list: the record's type is read off it, and a component
 * that is in no comparison's field must stand in `unused` (comparisons.ts).
 */
export const fields = {
  engine: ofBrowser('engine'),
  browser: ofBrowser('browser'),
  version: ofBrowser('version'),
  os: ofBrowser('os'),
  osVersion: ofBrowser('osVersion'),
  model: derived('clientHints', ({ model }) => model || undefined),
  architecture: derived('clientHints', ({ architecture, bitness }) => (architecture ? `${architecture} ${bitness}` : undefined)),
  platform: copied('platform'),
  oscpu: copied('oscpu'),

  languages: copied('languages'),
  timeZone: copied('timeZone'),
  timeZoneOffsets: copied('timeZoneOffsets'),

  screen: copied('screenResolution'),
  pixelRatio: copied('devicePixelRatio'),
  frame: digested('screenFrame'),
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
  privacyPreferences: digested('privacyPreferences'),
  pointer: digested('pointer'),
  hover: digested('hover'),
  touch: digested('touch'),
  keyboardLayout: copied('keyboardLayout'),

  hardwareConcurrency: copied('hardwareConcurrency'),
  deviceMemory: copied('deviceMemory'),
  floatArchitecture: copied('floatArchitecture'),
  storageQuota: copied('storageQuota'),

  gpu: derived('webglBasics', ({ renderer, rendererUnmasked }) => rendererUnmasked ?? renderer),
  gpuParameters: copied('webglParameters'),
  gpuExtensions: digested('webglExtensions'),
  gpuPrecision: digested('webglPrecision'),
  gpuScene: copied('webglScene'),
  gpuAdapter: digested('webgpu'),

  fonts: derived('fonts', (names) => [...names].sort()),
  fontPreferences: digested('fontPreferences'),
  textRects: digested('textRects'),
  emojiBox: digested('emojiBox'),
  canvasText: copied('canvasText'),
  canvasGeometry: copied('canvasGeometry'),

  audio: copied('audio'),
  audioLatency: copied('audioLatency'),
  audioSampleRate: copied('audioSampleRate'),
  voices: digested('speechVoices'),
  mediaDevices: digested('mediaDevices'),
  codecs: digested('codecs'),
  mediaCapabilities: digested('mediaCapabilities'),
  rtcCapabilities: digested('rtcCapabilities'),

  maths: copied('maths'),
  intlData: digested('intlData'),
  engineTraits: digested('engineTraits'),
  cssFeatures: digested('cssFeatures'),
  jsFeatures: digested('jsFeatures'),
  vendor: copied('vendor'),
  vendorFlavors: digested('vendorFlavors'),
  plugins: digested('plugins'),
  mimeTypes: digested('mimeTypes'),
  pdfViewer: copied('pdfViewer'),
  contentBlockers: derived('contentBlockers', (names) => [...names].sort()),

  acceptEncoding: header('accept-encoding'),
  headerOrder: observed(headerOrder),
  networkPrefix: observed(({ networkPrefix }) => networkPrefix),
} as const
