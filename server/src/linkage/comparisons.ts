import type { ComponentName } from '@selfsame/contract'
import { alternating } from './comparators/alternating.ts'
import { equal } from './comparators/equal.ts'
import { fonts } from './comparators/fonts.ts'
import { gpu } from './comparators/gpu.ts'
import { languages } from './comparators/languages.ts'
import { osVersion } from './comparators/os-version.ts'
import { privacy } from './comparators/privacy.ts'
import { returning } from './comparators/returning.ts'
import { screen } from './comparators/screen.ts'
import { share } from './comparators/share.ts'
import { shippedShare } from './comparators/shipped-share.ts'
import { shipped } from './comparators/shipped.ts'
import { storage } from './comparators/storage.ts'
import { timeZone } from './comparators/time-zone.ts'
import { version } from './comparators/version.ts'
import type { Comparison } from './comparison.ts'
import type { ComponentsOf, RecordField } from './record.ts'

/** What hardly ever changes on one device, browser updates apart: counted as one value, since its parts go together. */
const DEVICE = ['model', 'platform', 'hardwareConcurrency', 'deviceMemory', 'gpuModel', 'screen', 'timeZone', 'languages', 'fonts'] as const

/** All that stays as it is from day to day, updates apart. */
const WHOLE = [
  ...DEVICE,
  'pixelRatio',
  'frame',
  'canvasText',
  'canvasGeometry',
  'gpuParameters',
  'gpuScene',
  'textRects',
  'fontPreferences',
  'audio',
  'voices',
  'storageQuota',
  'contentBlockers',
  'keyboardLayout',
  'privacyPreferences',
  'colorGamut',
] as const

/**
 * Every comparison, in the order explanations show them. Fields that depend on each other (what a font set draws) stand
 * in one comparison; how much the comparisons still say the same is learned with their weights.
 */
export const comparisons = {
  system: equal('engine', 'os'),
  browser: equal('browser'),
  version,
  osVersion,
  model: equal('model'),
  architecture: equal('architecture', 'floatArchitecture', 'platform', 'oscpu'),
  hardware: share('hardwareConcurrency', 'deviceMemory'),
  gpu,
  gpuLimits: shippedShare('gpuParameters', 'gpuExtensions', 'gpuPrecision', 'gpuAdapter'),
  gpuScene: shipped('gpuScene'),
  fonts,
  text: shippedShare('emojiBox', 'textRects', 'fontPreferences'),
  canvasText: shipped('canvasText'),
  canvas: shipped('canvasGeometry'),
  audio: shipped('audio'),
  sound: returning('audioSampleRate', 'audioLatency'),
  mediaDevices: returning('mediaDevices'),
  screen,
  frame: returning('frame'),
  colour: returning('colorDepth', 'colorGamut', 'hdr', 'monochrome'),
  scheme: equal('colorScheme'),
  settings: share('contrast', 'forcedColors', 'invertedColors', 'reducedMotion', 'reducedTransparency'),
  privacy,
  timeZone,
  languages,
  input: share('pointer', 'hover', 'touch'),
  keyboard: returning('keyboardLayout'),
  voices: shipped('voices'),
  codecs: shipped('codecSupport', 'mediaCapabilities', 'rtcCapabilities'),
  features: shipped('engineTraits', 'cssFeatures', 'jsFeatures', 'vendor', 'vendorFlavors', 'acceptEncoding'),
  numbers: shipped('maths', 'intlData'),
  plugins: equal('plugins', 'mimeTypes', 'pdfViewer'),
  storage,
  blockers: returning('contentBlockers'),
  headers: shipped('headerOrder'),
  device: alternating(...DEVICE),
  whole: alternating(...WHOLE),
  network: returning('networkPrefix'),
  networkRange: returning('networkRange'),
  asn: returning('asn'),
  tls: shipped('tlsFingerprint'),
} as const satisfies Record<string, Comparison>

export type ComparisonName = keyof typeof comparisons

export const comparisonNames = Object.keys(comparisons) as ComparisonName[]

type FieldsRead = (typeof comparisons)[ComparisonName]['fields'][number]
type Unread = Exclude<ComponentName, ComponentsOf<FieldsRead & RecordField>>

/** Components that no comparison reads, each with its reason: a forgotten one does not compile. */
export const unused = {
  dateTimeLocale: 'says again what languages say',
  permissions: 'moves with each site and with private windows',
  storageAvailability: 'moves with private windows and settings, the same for nearly all',
  cookiesEnabled: 'the same for nearly all',
  applePay: 'follows from the browser and its version',
  privateClickMeasurement: 'follows from the browser and its version',
  automation: 'says who drives the browser, not which browser it is',
  gestures: 'moves with each visit',
  integrity: 'says what pretends, not which browser it is',
  consoleWatched: 'moves with whoever looks on',
  windowSize: 'moves with every window',
  scrollbarWidth: 'follows from system and settings, and is for detectors',
  privateFiles: 'moves with private windows',
  worker: 'says what pretends, not which browser it is',
} satisfies Record<Unread, string>
