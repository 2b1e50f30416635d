import { z } from 'zod'
import { componentResult, type ComponentResult } from './component-state.ts'
import { count, digest, pixels, text, texts, vector } from './values.ts'

const brand = z.object({ brand: z.string().max(64), version: z.string().max(64) })
const brands = z.array(brand).max(8)
const pointer = z.enum(['none', 'coarse', 'fine'])

/**
 * Every component: name -> schema of its value. The one list; sources, comparisons and documents are keyed by it.
 *
 * A value is as small as the evidence allows: long ones are digested in the page. What is missing is a state
 * (`component-state.ts`), never a magic value in here.
 */
export const components = {
  // Who the browser says it is
  userAgent: text,
  /** User-Agent Client Hints, low and high entropy. */
  clientHints: z.object({
    brands,
    fullVersionList: brands.optional(),
    mobile: z.boolean(),
    platform: z.string().max(64),
    platformVersion: z.string().max(64).optional(),
    architecture: z.string().max(64).optional(),
    bitness: z.string().max(16).optional(),
    model: z.string().max(128).optional(),
    formFactors: texts(8).optional(),
  }),
  platform: z.string().max(128),
  /** Firefox only, for instance `Linux x86_64`. */
  oscpu: z.string().max(128),
  vendor: z.string().max(128),
  /** Marks of a browser's make in `window`, for instance `chrome`, `safari`, `opr`. */
  vendorFlavors: texts(32),
  /** Facts of the JavaScript engine that a changed user agent does not change. */
  engineTraits: z.object({ evalLength: count, errorShape: z.string().max(64), productSub: z.string().max(32) }),

  // Language, place and time
  languages: texts(32),
  dateTimeLocale: z.object({ locale: z.string().max(128), calendar: z.string().max(32), numberingSystem: z.string().max(32) }),
  /** How many currencies, time zones and units Intl knows: its ICU data. */
  intlData: z.array(count).max(8),
  /** IANA name as the browser gives it, for instance `Europe/Berlin`. */
  timeZone: z.string().max(64),
  /** Minutes from UTC on 1 January and 1 July of the current year, as `getTimezoneOffset` counts. */
  timeZoneOffsets: z.tuple([z.number().int().min(-1440).max(1440), z.number().int().min(-1440).max(1440)]),

  // Screen and input
  /** Width and height in CSS pixels, larger one first. */
  screenResolution: z.tuple([pixels, pixels]),
  /** What the desktop takes from the screen: top, right, bottom, left, in CSS pixels, rounded to 10. */
  screenFrame: z.tuple([pixels, pixels, pixels, pixels]),
  devicePixelRatio: z.number().min(0).max(64),
  colorDepth: z.number().int().min(0).max(128),
  colorGamut: z.enum(['srgb', 'p3', 'rec2020']),
  hdr: z.boolean(),
  colorScheme: z.enum(['light', 'dark']),
  contrast: z.enum(['no-preference', 'more', 'less', 'custom', 'forced']),
  forcedColors: z.boolean(),
  invertedColors: z.boolean(),
  monochrome: z.number().int().min(0).max(128),
  reducedMotion: z.boolean(),
  reducedTransparency: z.boolean(),
  pointer: z.object({ primary: pointer, any: z.array(pointer).max(3) }),
  hover: z.object({ primary: z.boolean(), any: z.boolean() }),
  touch: z.object({ points: count, event: z.boolean(), handler: z.boolean() }),

  // Machine
  hardwareConcurrency: count,
  /** GiB, as the browser rounds it. */
  deviceMemory: z.number().min(0).max(65_536),
  /** The byte that holds a NaN's sign: 255 on x86, 127 on ARM. */
  floatArchitecture: z.number().int().min(0).max(255),
  /** log2 of the storage quota in bytes, rounded to a half. */
  storageQuota: z.number().min(0).max(80),

  // Drawing
  canvasGeometry: digest,
  canvasText: digest,
  /** Width and height of one emoji's box, in CSS pixels. */
  emojiBox: z.tuple([pixels, pixels]),
  /** Widths and heights of probe texts, in CSS pixels. */
  textRects: z.array(pixels).max(32),
  /** Probed fonts that are there, in probe order. */
  fonts: texts(128),
  /** Widths of one text under the generic families and system fonts, in CSS pixels, in the source's order. */
  fontPreferences: z.array(pixels).max(16),
  webglBasics: z.object({
    version: text,
    shadingLanguage: text,
    vendor: text,
    renderer: text,
    vendorUnmasked: text.optional(),
    rendererUnmasked: text.optional(),
  }),
  /** Digest of all implementation limits, WebGL 1 and 2. */
  webglParameters: digest,
  webglExtensions: texts(96),
  webglPrecision: vector,
  webglScene: digest,
  webgpu: z.object({
    vendor: z.string().max(128),
    architecture: z.string().max(128),
    features: texts(64),
    limits: digest,
  }),

  // Sound
  /** Sum of rendered samples. */
  audio: z.number(),
  /** Base latency in seconds. */
  audioLatency: z.number().min(0).max(60),
  /** Hertz. */
  audioSampleRate: z.number().min(0).max(1_000_000),

  // What the engine and the system can do
  maths: digest,
  plugins: texts(64),
  mimeTypes: texts(64),
  pdfViewer: z.boolean(),
  speechVoices: z.object({ count, digest, default: z.string().max(128).optional() }),
  /** Numbers of audio inputs, audio outputs and video inputs; no labels, no ids. */
  mediaDevices: z.tuple([count, count, count]),
  /** State by permission name: `g` granted, `d` denied, `p` prompt, `-` unknown here; in probe order. Queried, never asked. */
  permissions: vector,
  /** Letters at the probe keys, comma-joined. */
  keyboardLayout: z.string().max(64),
  /** Answers of `canPlayType`: `p` probably, `m` maybe, `-` no; in probe order. */
  codecs: vector,
  /** `decodingInfo`: `s` supported, `e` power-efficient too, `-` no; in probe order. */
  mediaCapabilities: vector,
  rtcCapabilities: texts(96),
  cssFeatures: vector,
  jsFeatures: vector,

  // Storage, privacy settings and company
  storageAvailability: z.object({ local: z.boolean(), session: z.boolean(), indexedDb: z.boolean() }),
  cookiesEnabled: z.boolean(),
  /** Do Not Track and Global Privacy Control, where set. */
  privacyPreferences: z.object({ doNotTrack: z.string().max(16).optional(), globalPrivacyControl: z.boolean().optional() }),
  /** Names of filter lists whose probes were hidden. */
  contentBlockers: texts(32),
  /** Highest supported Apple Pay version; 0: an API that cannot pay. */
  applePay: z.number().int().min(0).max(100),
  /** Private Click Measurement is on; Safari. */
  privateClickMeasurement: z.boolean(),
  /** `navigator.webdriver`, marks that automation leaves, and what the page may notify as said without asking. */
  automation: z.object({ webdriver: z.boolean(), traces: texts(32), notifications: z.string().max(16).optional() }),
  /**
   * Presses of a mouse since the agent was started, as numbers alone: all, of these those without any pressure, and those at the
   * very centre of what was pressed, which no pixel of the screen is.
   */
  gestures: z.tuple([count, count, count]),
  /** Which of the browser's own functions and properties are not as the browser made them: `Interface.member:` and what is odd. */
  integrity: texts(64),
  /** What a worker tells otherwise than the page, by name; only where the page asks for it. */
  worker: texts(8),
  /** Who listens to the page's console: `debugger` follows calls too, as developer tools do; `listener` does not, as programs do. */
  consoleWatched: z.enum(['nobody', 'listener', 'debugger']),
  /** Outer width and height, inner width and height, in CSS pixels. */
  windowSize: z.tuple([pixels, pixels, pixels, pixels]),
  /** CSS pixels; 0 where bars lie over the text or are hidden. */
  scrollbarWidth: pixels,
  /** What asking for the origin's own file system came to: `ok`, or the name of the refusal. */
  privateFiles: z.string().max(32),
} as const satisfies Record<string, z.ZodType>

export type ComponentName = keyof typeof components
export type ComponentValue<N extends ComponentName> = z.infer<(typeof components)[N]>

/** What a visit sent: any subset of the components, each with its state. */
export type Components = { [N in ComponentName]?: ComponentResult<ComponentValue<N>> }

export const componentNames = Object.keys(components) as ComponentName[]

/** Unknown names are dropped (an older server, a newer agent); a known name with a wrong value is an error. */
export const componentsSchema: z.ZodType<Components> = z.object(
  Object.fromEntries(Object.entries(components).map(([name, value]) => [name, componentResult(value).optional()])),
)
