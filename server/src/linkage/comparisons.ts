import type { ComponentName } from '@selfsame/contract'
import { agreement } from './comparators/agreement.ts'
import { gpuName } from './comparators/gpu-name.ts'
import { jaccard } from './comparators/jaccard.ts'
import { screenSize, type ScreenSize } from './comparators/screen-size.ts'
import { versionStep } from './comparators/version-step.ts'
import { group, one, type Comparison } from './comparison.ts'
import type { ComponentsOf, RecordField, VisitRecord } from './record.ts'

const SAME_OR_NOT = ['same', 'other']
const BY_SHARE = ['same', 'most', 'few']
const STEPS = ['same', 'newer', 'much newer', 'older']

function sizeOf({ screen, pixelRatio }: VisitRecord): ScreenSize | undefined {
  return screen && pixelRatio !== undefined ? { css: screen, ratio: pixelRatio } : undefined
}

const screen: Comparison<'screen' | 'pixelRatio'> = {
  fields: ['screen', 'pixelRatio'],
  levels: ['same', 'scaled', 'other'],
  level(visit, known) {
    const [left, right] = [sizeOf(visit), sizeOf(known)]
    return left && right ? screenSize.level(left, right) : null
  },
}

/**
 * Every comparison, in the order explanations show them. Fields that depend on each other (a font set and what is drawn
 * with it) stand in one comparison, so that their bits are not added up twice.
 */
export const comparisons = {
  system: group(['engine', 'os'], SAME_OR_NOT, agreement(1)),
  browser: group(['browser'], SAME_OR_NOT, agreement(1)),
  version: one('version', STEPS, versionStep(3)),
  osVersion: one('osVersion', STEPS, versionStep(1)),
  model: one('model', SAME_OR_NOT, { levels: 2, level: (left, right) => (left === right ? 0 : 1) }),
  architecture: group(['architecture', 'floatArchitecture', 'platform', 'oscpu'], SAME_OR_NOT, agreement(1)),
  hardware: group(['hardwareConcurrency', 'deviceMemory'], ['same', 'one other', 'other'], agreement(1, 0.5)),
  gpu: one('gpu', ['same', 'driver', 'other'], gpuName),
  rendering: group(['gpuParameters', 'gpuExtensions', 'gpuPrecision', 'gpuScene', 'gpuAdapter'], BY_SHARE, agreement(1, 0.5)),
  fonts: one('fonts', ['same', 'near', 'part', 'other'], jaccard(1, 0.9, 0.6)),
  text: group(['canvasText', 'emojiBox', 'textRects', 'fontPreferences'], BY_SHARE, agreement(1, 0.5)),
  canvas: group(['canvasGeometry'], SAME_OR_NOT, agreement(1)),
  audio: group(['audio', 'audioSampleRate', 'audioLatency'], BY_SHARE, agreement(1, 0.6)),
  screen,
  frame: group(['frame'], SAME_OR_NOT, agreement(1)),
  colour: group(['colorDepth', 'colorGamut', 'hdr', 'monochrome'], SAME_OR_NOT, agreement(1)),
  settings: group(
    ['colorScheme', 'contrast', 'forcedColors', 'invertedColors', 'reducedMotion', 'reducedTransparency', 'privacyPreferences'],
    BY_SHARE,
    agreement(1, 0.7),
  ),
  timeZone: group(['timeZone', 'timeZoneOffsets'], ['same', 'same clock', 'other'], agreement(1, 0.5)),
  languages: one('languages', ['same', 'near', 'other'], jaccard(1, 0.5)),
  input: group(['pointer', 'hover', 'touch', 'keyboardLayout'], BY_SHARE, agreement(1, 0.5)),
  media: group(['voices', 'mediaDevices', 'codecs', 'mediaCapabilities', 'rtcCapabilities'], BY_SHARE, agreement(1, 0.6)),
  features: group(
    ['engineTraits', 'maths', 'intlData', 'cssFeatures', 'jsFeatures', 'vendor', 'vendorFlavors', 'acceptEncoding'],
    BY_SHARE,
    agreement(1, 0.6),
  ),
  plugins: group(['plugins', 'mimeTypes', 'pdfViewer'], BY_SHARE, agreement(1, 0.5)),
  storage: group(['storageQuota'], SAME_OR_NOT, agreement(1)),
  blockers: one('contentBlockers', SAME_OR_NOT, jaccard(1)),
  headers: group(['headerOrder'], SAME_OR_NOT, agreement(1)),
  network: group(['networkPrefix'], SAME_OR_NOT, agreement(1)),
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
} satisfies Record<Unread, string>
