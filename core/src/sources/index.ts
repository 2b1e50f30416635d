import type { ComponentName } from '@selfsame/contract'
import { applePay } from './apple-pay.ts'
import { audio } from './audio.ts'
import { audioLatency } from './audio-latency.ts'
import { audioSampleRate } from './audio-sample-rate.ts'
import { automation } from './automation.ts'
import { canvasGeometry } from './canvas-geometry.ts'
import { canvasText } from './canvas-text.ts'
import { clientHints } from './client-hints.ts'
import { codecs } from './codecs.ts'
import { colorDepth } from './color-depth.ts'
import { colorGamut } from './color-gamut.ts'
import { colorScheme } from './color-scheme.ts'
import { consoleWatched } from './console-watched.ts'
import { contentBlockers } from './content-blockers.ts'
import { contrast } from './contrast.ts'
import { cookiesEnabled } from './cookies-enabled.ts'
import { cssFeatures } from './css-features.ts'
import { dateTimeLocale } from './date-time-locale.ts'
import { deviceMemory } from './device-memory.ts'
import { devicePixelRatio } from './device-pixel-ratio.ts'
import { emojiBox } from './emoji-box.ts'
import { engineTraits } from './engine-traits.ts'
import { floatArchitecture } from './float-architecture.ts'
import { fontPreferences } from './font-preferences.ts'
import { fonts } from './fonts.ts'
import { forcedColors } from './forced-colors.ts'
import { gestures } from './gestures.ts'
import { hardwareConcurrency } from './hardware-concurrency.ts'
import { hdr } from './hdr.ts'
import { hover } from './hover.ts'
import { integrity } from './integrity.ts'
import { intlData } from './intl-data.ts'
import { invertedColors } from './inverted-colors.ts'
import { jsFeatures } from './js-features.ts'
import { keyboardLayout } from './keyboard-layout.ts'
import { languages } from './languages.ts'
import { maths } from './maths.ts'
import { mediaCapabilities } from './media-capabilities.ts'
import { mediaDevices } from './media-devices.ts'
import { mimeTypes } from './mime-types.ts'
import { monochrome } from './monochrome.ts'
import { oscpu } from './oscpu.ts'
import { pdfViewer } from './pdf-viewer.ts'
import { permissions } from './permissions.ts'
import { platform } from './platform.ts'
import { plugins } from './plugins.ts'
import { pointer } from './pointer.ts'
import { privacyPreferences } from './privacy-preferences.ts'
import { privateClickMeasurement } from './private-click-measurement.ts'
import { privateFiles } from './private-files.ts'
import { reducedMotion } from './reduced-motion.ts'
import { reducedTransparency } from './reduced-transparency.ts'
import { rtcCapabilities } from './rtc-capabilities.ts'
import { screenFrame } from './screen-frame.ts'
import { screenResolution } from './screen-resolution.ts'
import { scrollbarWidth } from './scrollbar-width.ts'
import { speechVoices } from './speech-voices.ts'
import { storageAvailability } from './storage-availability.ts'
import { storageQuota } from './storage-quota.ts'
import { textRects } from './text-rects.ts'
import { timeZone } from './time-zone.ts'
import { timeZoneOffsets } from './time-zone-offsets.ts'
import { touch } from './touch.ts'
import { userAgent } from './user-agent.ts'
import { vendor } from './vendor.ts'
import { vendorFlavors } from './vendor-flavors.ts'
import { webglBasics } from './webgl-basics.ts'
import { webglExtensions } from './webgl-extensions.ts'
import { webglParameters } from './webgl-parameters.ts'
import { webglPrecision } from './webgl-precision.ts'
import { webglScene } from './webgl-scene.ts'
import { webgpu } from './webgpu.ts'
import { windowSize } from './window-size.ts'
import { worker } from './worker.ts'
import type { Source } from './source.ts'

/**
 * Every entropy source by the component it reads, in running order: what goes on counting begins, then what other processes
 * answer is asked, so that it is there when the rest is done. The GPU comes after the text, as in a browser just started its process still
 * comes up; WebGL's questions come before its scene, behind which they would queue.
 */
export const sources = {
  gestures,
  clientHints,
  worker,
  storageQuota,
  keyboardLayout,
  permissions,
  speechVoices,
  fonts,
  audio,
  canvasText,
  emojiBox,
  webglBasics,
  webglParameters,
  webglExtensions,
  webglPrecision,
  webgpu,
  webglScene,
  mediaCapabilities,
  textRects,
  fontPreferences,
  canvasGeometry,
  userAgent,
  platform,
  oscpu,
  vendor,
  vendorFlavors,
  engineTraits,
  languages,
  dateTimeLocale,
  intlData,
  timeZone,
  timeZoneOffsets,
  screenResolution,
  screenFrame,
  devicePixelRatio,
  colorDepth,
  colorGamut,
  hdr,
  colorScheme,
  contrast,
  forcedColors,
  invertedColors,
  monochrome,
  reducedMotion,
  reducedTransparency,
  pointer,
  hover,
  touch,
  hardwareConcurrency,
  deviceMemory,
  floatArchitecture,
  maths,
  plugins,
  mimeTypes,
  pdfViewer,
  codecs,
  rtcCapabilities,
  cssFeatures,
  jsFeatures,
  storageAvailability,
  cookiesEnabled,
  privacyPreferences,
  contentBlockers,
  applePay,
  privateClickMeasurement,
  automation,
  consoleWatched,
  integrity,
  windowSize,
  scrollbarWidth,
  privateFiles,
  mediaDevices,
  audioLatency,
  audioSampleRate,
} satisfies { [N in ComponentName]: Source<N> }
