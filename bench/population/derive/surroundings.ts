import { hash } from '../draw.ts'
import type { Look } from '../look.ts'
import type { Values } from './values.ts'

/** The languages asked for, best first: Safari tells one, others all. */
export function languagesOf({ browser, latent }: Look): string[] {
  const base = browser.languages
  const list =
    latent.languages === 0
      ? base
      : latent.languages === 1
        ? [...base, base[0] === 'fr-FR' ? 'es' : 'fr']
        : base.length > 2
          ? base.slice(0, -1)
          : [...base, 'de']
  return browser.engine === 'webkit' ? list.slice(0, 1) : [...list]
}

const KEYBOARDS: Record<string, string> = {
  'fr-FR': 'a,z,w,y,,,m',
  'de-DE': 'q,w,z,y,m,ö',
  'de-AT': 'q,w,z,y,m,ö',
  'es-ES': 'q,w,y,z,m,ñ',
  'it-IT': 'q,w,y,z,m,ò',
  'pt-BR': 'q,w,y,z,m,ç',
}
const FRAMES = [
  [0, 0, 0, 0],
  [0, 0, -1, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 50],
  [30, 0, 0, 0],
] as const

interface Shown {
  size: readonly [number, number]
  ratio: number
  frame: readonly [number, number, number, number]
}

/** The screen a window is on now: the machine's own, or the one it stands at. */
export function screenOf({ browser: { template, engine }, latent }: Look): Shown {
  const [width = 0, height = 0, ratio = 1] = latent.desk ? latent.desk.split(' ').map(Number) : [...template.screen, template.ratio]
  const [top, right, bottom, left] = template.frame
  const [a, b, c, d] = FRAMES[latent.frame] ?? FRAMES[0]
  const factor = latent.zoom
  const scaled = (pixels: number) => (engine === 'gecko' ? Math.round(pixels / factor) : pixels)
  const tens = (pixels: number) => Math.max(0, Math.round(scaled(pixels) / 10) * 10)
  const under = c < 0 ? 0 : bottom + (c > 0 ? 30 : 0)
  return {
    size: [scaled(Math.max(width, height)), scaled(Math.min(width, height))],
    ratio: Math.round(ratio * factor * 1e4) / 1e4,
    // lying down, half of Android's phones keep a strip free for the camera or the buttons
    frame:
      latent.rotated && template.system === 'android'
        ? [0, 0, 0, hash(template.model) % 2 ? 30 : 0]
        : [tens(top + a), tens(right + b), tens(under), tens(left + d)],
  }
}

function regional(look: Look): Values {
  const { browser, place, world, engineVersion } = look
  const languages = languagesOf(look)
  const step = world.epoch('intlData', browser.engine, engineVersion)
  const base = { blink: [159, 418], gecko: [307, 445], webkit: [305, 455] }[browser.engine]
  return {
    languages,
    dateTimeLocale: { locale: languages[0] ?? 'en-US', calendar: 'gregory', numberingSystem: 'latn' },
    intlData: [(base[0] ?? 0) + (step >> 1), (base[1] ?? 0) + step, 45],
    timeZone: place.timeZone,
    timeZoneOffsets: [...place.offsets],
    keyboardLayout:
      browser.engine === 'blink' && browser.deviceClass === 'desktop' ? (KEYBOARDS[browser.languages[0] ?? ''] ?? 'q,w,y,z,m,;') : undefined,
  }
}

function input({ browser: { template, engine, deviceClass } }: Look): Values {
  const mobile = deviceClass !== 'desktop'
  const points = mobile ? 5 : template.touch ? 10 : 0
  return {
    pointer: { primary: mobile ? 'coarse' : 'fine', any: mobile ? ['coarse'] : template.touch ? ['fine', 'coarse'] : ['fine'] },
    hover: { primary: !mobile, any: !mobile },
    touch: { points, event: mobile || engine === 'webkit' || points > 0, handler: mobile || points > 0 },
  }
}

/** Language, place, screen, colours and input. */
export function surroundings(look: Look): Values {
  const { browser, latent } = look
  const { size, ratio, frame } = screenOf(look)
  const { settings } = latent
  const own = latent.desk === ''
  return {
    ...regional(look),
    ...input(look),
    screenResolution: [...size],
    screenFrame: [...frame],
    devicePixelRatio: ratio,
    colorDepth:
      browser.template.system === 'macos' && own ? 30 : browser.deviceClass === 'desktop' && hash(browser.template.gpu) % 40 === 0 ? 30 : 24,
    colorGamut: browser.template.wide && own ? 'p3' : 'srgb',
    hdr: browser.template.wide && own && (browser.deviceClass !== 'desktop' || /Pro|Max/.test(browser.template.gpu)),
    colorScheme: latent.dark ? 'dark' : 'light',
    contrast: settings === 3 ? 'more' : 'no-preference',
    forcedColors: settings === 3 && browser.template.system === 'windows',
    invertedColors: browser.engine === 'webkit' ? settings === 5 : undefined,
    monochrome: 0,
    reducedMotion: settings === 1 || settings === 5,
    reducedTransparency: browser.engine === 'blink' ? settings === 2 || settings === 1 : undefined,
  }
}
