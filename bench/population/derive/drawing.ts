import { hash, share } from '../draw.ts'
import { FONT_PACKS, PROBE_ORDER, type FontPack } from '../tables/desktops.ts'
import { graphicsOf } from './graphics.ts'
import type { Look } from '../look.ts'
import type { Values } from './values.ts'

/** What else rasterises text: sub-pixel order, ClearType's tuning, hinting; most have the system's. */
const RASTERS = { windows: 6, macos: 2, linux: 8, ios: 1, android: 2 } as const

const families = new Map<string, string[]>()

/** Families installed, in the agent's probe order: the system's, the machine's and the owner's packs. */
function fontsOf({ browser: { template }, latent, system }: Look): string[] {
  const late =
    template.system === 'windows' ? (system.major >= 15 ? 'windows11' : '') : template.system === 'macos' && system.major < 13 ? 'macOld' : ''
  const key = [...template.fonts, latent.fonts, late].join()
  const known = families.get(key)
  if (known) return known
  const there = new Set(key.split(',').flatMap((pack) => (pack ? FONT_PACKS[pack as FontPack].split(',') : [])))
  const found = PROBE_ORDER.filter((family) => there.has(family))
  families.set(key, found)
  return found
}

/** Linux draws Arial by whichever metric-compatible font is there; elsewhere it is the system's own. */
const textFonts = ({ browser: { template } }: Look) => (template.system === 'linux' ? template.fonts.join() : template.system)

export function rasterOf({ world, browser: { template, crowd, plain } }: Look): number {
  return plain ? 0 : Math.floor(share(world.seed, 'raster', crowd) ** 4 * RASTERS[template.system])
}

const around = (base: number, text: string, spread: number) => Math.round((base + ((hash(text) % 1_000) / 1_000) * spread) * 100) / 100

/** Canvas, text and fonts. */
export function drawing(look: Look): Values {
  const {
    world,
    browser: { template, engine },
    latent,
    engineVersion,
    systemNumber,
  } = look
  const epoch = (value: 'canvasText' | 'canvasGeometry' | 'textRects') => world.epoch(value, engine, engineVersion)
  const emoji = world.epoch('canvasText', template.system, systemNumber)
  const graphics = graphicsOf(look)
  const text = [
    engine,
    textFonts(look),
    world.epoch('textRects', engine, engineVersion),
    world.epoch('textRects', template.system, systemNumber),
  ].join()
  const serif = latent.settings === 4 ? 'large' : latent.settings === 5 ? 'other' : ''
  const preferred = (family: string) => around(440, family + text + serif + (template.system === 'linux' ? template.fonts.length : ''), 50)
  return {
    canvasText: world.digest(['text', text, emoji, epoch('canvasText'), rasterOf(look), template.system === 'windows' ? graphics.maker : ''].join()),
    canvasGeometry: world.digest(
      [
        'geometry',
        engine,
        template.system,
        graphics.family,
        epoch('canvasGeometry'),
        systemNumber > 0 ? world.epoch('canvasGeometry', template.system, systemNumber) : 0,
      ].join(),
    ),
    emojiBox: [
      around(104, text + template.system, 3),
      40 + (hash(template.system, world.epoch('canvasText', template.system, systemNumber) >> 1) % 5),
    ],
    textRects: [around(494, `a${text}`, 4), 53, around(500, `b${text}`, 4), 52],
    fonts: fontsOf(look),
    fontPreferences: ['serif', 'sans', 'mono', 'system'].map(preferred),
  }
}
