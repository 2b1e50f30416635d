import { valueOf } from './counting.ts'
import type { Line } from '../simulate.ts'

export type Attribute = (line: Line) => string

const renderer: Attribute = (line) => {
  const { webglBasics } = line.components
  return webglBasics?.state === 'ok' ? (webglBasics.value.rendererUnmasked ?? webglBasics.value.renderer) : (webglBasics?.state ?? '')
}
const major: Attribute = (line) => /(?:Chrome|CriOS|Firefox|Version)\/(\d+(?:\.\d+)?)/.exec(valueOf(line, 'userAgent'))?.[1] ?? ''

/** What published studies count, as far as it exists today. */
export const attributes = {
  'user agent': (line) => valueOf(line, 'userAgent'),
  'major version': major,
  'full version (hints)': (line) => valueOf(line, 'clientHints', 'fullVersionList'),
  screen: (line) => valueOf(line, 'screenResolution'),
  'pixel ratio': (line) => valueOf(line, 'devicePixelRatio'),
  'screen frame': (line) => valueOf(line, 'screenFrame'),
  'colour depth': (line) => valueOf(line, 'colorDepth'),
  'GPU renderer': renderer,
  'WebGL parameters': (line) => valueOf(line, 'webglParameters'),
  'WebGL scene': (line) => valueOf(line, 'webglScene'),
  canvas: (line) => valueOf(line, 'canvasText') + valueOf(line, 'canvasGeometry'),
  fonts: (line) => valueOf(line, 'fonts'),
  audio: (line) => valueOf(line, 'audio'),
  'audio sample rate': (line) => valueOf(line, 'audioSampleRate'),
  voices: (line) => valueOf(line, 'speechVoices'),
  cores: (line) => valueOf(line, 'hardwareConcurrency'),
  memory: (line) => valueOf(line, 'deviceMemory'),
  'time zone': (line) => valueOf(line, 'timeZone'),
  languages: (line) => valueOf(line, 'languages'),
  platform: (line) => valueOf(line, 'platform'),
  touch: (line) => valueOf(line, 'touch'),
  plugins: (line) => valueOf(line, 'plugins'),
  'Do Not Track': (line) => valueOf(line, 'privacyPreferences', 'doNotTrack'),
  cookies: (line) => valueOf(line, 'cookiesEnabled'),
  'colour scheme': (line) => valueOf(line, 'colorScheme'),
  blockers: (line) => valueOf(line, 'contentBlockers'),
  'full IP': ({ ip }) => ip ?? '',
} as const satisfies Record<string, Attribute>

export type AttributeName = keyof typeof attributes

/** Berke 2025's thirteen, of which the names of eight are known to us; the others are the usual ones of such studies. */
export const BERKE: readonly AttributeName[] = [
  'user agent',
  'screen',
  'GPU renderer',
  'cores',
  'memory',
  'time zone',
  'languages',
  'platform',
  'colour depth',
  'touch',
  'plugins',
  'Do Not Track',
  'cookies',
]
/** Eighteen, for the joint entropy. */
export const EIGHTEEN: readonly AttributeName[] = [
  'user agent',
  'screen',
  'pixel ratio',
  'screen frame',
  'colour depth',
  'GPU renderer',
  'WebGL parameters',
  'WebGL scene',
  'canvas',
  'fonts',
  'audio',
  'voices',
  'cores',
  'memory',
  'time zone',
  'languages',
  'platform',
  'touch',
]

/** Several attributes as one text. */
export const joint =
  (names: readonly AttributeName[]) =>
  (line: Line): string =>
    names.map((name) => attributes[name](line)).join('|')
