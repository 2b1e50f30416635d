import { byExtension } from './extension.ts'
import type { Recipe } from './recipe.ts'

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const NOISE = 'const data = before.apply(this, rest); for (let at = 0; at < data.data.length; at += 97) data.data[at] ^= 1; return data'

const SCRIPTS: Readonly<Record<string, string>> = {
  'user agent, getter': `getter(Navigator.prototype, 'userAgent', '${WINDOWS}')`,
  'user agent and platform, own properties': `getter(navigator, 'userAgent', '${WINDOWS}'); getter(navigator, 'platform', 'Win32')`,
  'user agent, proxied getter': `proxiedGetter(Navigator.prototype, 'userAgent', '${WINDOWS}')`,
  'client hints, high entropy values': `wrap(NavigatorUAData.prototype, 'getHighEntropyValues', (before, rest) => Promise.resolve({ platform: 'Windows', platformVersion: '15.0.0' }))`,
  'client hints, platform': `getter(NavigatorUAData.prototype, 'platform', 'macOS')`,
  'canvas noise, pixels': `wrap(CanvasRenderingContext2D.prototype, 'getImageData', function (before, rest) { ${NOISE} })`,
  'canvas noise, proxied and sources hidden': `hideSources(); proxied(CanvasRenderingContext2D.prototype, 'getImageData', function (before, rest) { ${NOISE} })`,
  'canvas noise, data URL': `wrap(HTMLCanvasElement.prototype, 'toDataURL', function (before, rest) { return before.apply(this, rest).slice(0, -4) + 'AAA=' })`,
  'text widths': `wrap(CanvasRenderingContext2D.prototype, 'measureText', function (before, rest) { return before.apply(this, rest) })`,
  'sound noise': `wrap(AudioBuffer.prototype, 'getChannelData', function (before, rest) { const data = before.apply(this, rest); data[0] += 1e-7; return data })`,
  'WebGL vendor': `for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) wrap(prototype, 'getParameter', function (before, rest) { return rest[0] === 37446 ? 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)' : before.apply(this, rest) })`,
  'WebGL vendor, proxied and sources hidden': `hideSources(); for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) proxied(prototype, 'getParameter', function (before, rest) { return rest[0] === 37446 ? 'ANGLE (Intel, Mesa Intel UHD)' : before.apply(this, rest) })`,
  'time zone, offset and name': `wrap(Date.prototype, 'getTimezoneOffset', () => -540); wrap(Intl.DateTimeFormat.prototype, 'resolvedOptions', function (before, rest) { return { ...before.apply(this, rest), timeZone: 'Asia/Tokyo' } })`,
  'time zone, format replaced': `Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, { construct: (target, [locale, options]) => new target(locale, { timeZone: 'Asia/Tokyo', ...options }), apply: (target, self, [locale, options]) => target(locale, { timeZone: 'Asia/Tokyo', ...options }) })`,
  'time zone, offset alone': `wrap(Date.prototype, 'getTimezoneOffset', () => 300)`,
  languages: `getter(Navigator.prototype, 'languages', ['de-DE', 'de']); getter(Navigator.prototype, 'language', 'de-DE')`,
  'hardwareConcurrency, getter': `getter(Navigator.prototype, 'hardwareConcurrency', 16)`,
  'hardwareConcurrency, own property': `Object.defineProperty(navigator, 'hardwareConcurrency', { value: 16 })`,
  'hardwareConcurrency, proxied and sources hidden': `hideSources(); proxiedGetter(Navigator.prototype, 'hardwareConcurrency', 16)`,
  deviceMemory: `getter(Navigator.prototype, 'deviceMemory', 32)`,
  'screen size': `for (const [name, value] of Object.entries({ width: 2560, height: 1440, availWidth: 2560, availHeight: 1400 })) getter(Screen.prototype, name, value)`,
  'plug-ins': `getter(Navigator.prototype, 'plugins', [])`,
}

/** Scripts that an extension runs in pages and frames, without any driver. */
export const scripts: readonly Recipe[] = Object.entries(SCRIPTS).map(([name, script]) => ({ name, drive: byExtension(script) }))
