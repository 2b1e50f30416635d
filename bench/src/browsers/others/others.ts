import type { Components } from '@selfsame/contract'
import { random, type Random } from '../../random.ts'
import { AGENTS, FONT_PACKS, GPUS, PLACES, SCREENS } from './pools.ts'

const ok = (value: unknown) => ({ state: 'ok', value })
const CHROMIUM_NOW = 156

function userAgent(agent: (typeof AGENTS)[number], draw: Random): string {
  if (agent.engine === 'gecko') {
    const version = 153 - draw.below(4)
    return `Mozilla/5.0 (${agent.os}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`
  }
  const webkit = `Mozilla/5.0 (${agent.os}) AppleWebKit/${agent.engine === 'webkit' ? '605.1.15' : '537.36'} (KHTML, like Gecko)`
  return agent.engine === 'webkit'
    ? `${webkit} Version/${26 - draw.below(2)}.0 Safari/605.1.15`
    : `${webkit} Chrome/${CHROMIUM_NOW - draw.below(4)}.0.0.0 Safari/537.36`
}

/** What a machine is apart from its browser: drawn again for every other visitor. */
function machine(draw: Random): Record<string, unknown> {
  const place = draw.pick(PLACES)
  const fonts = FONT_PACKS.filter(() => draw.chance(0.5)).flat()
  return {
    languages: ok(place.languages),
    timeZone: ok(place.timeZone),
    timeZoneOffsets: ok(place.timeZoneOffsets),
    screenResolution: ok(draw.pick(SCREENS)),
    screenFrame: ok([0, 0, draw.pick([0, 30, 40, 50]), 0]),
    devicePixelRatio: ok(draw.pick([1, 1, 1, 1.25, 1.5, 2])),
    hardwareConcurrency: ok(draw.pick([2, 4, 8, 12, 16])),
    fonts: ok(fonts),
    // what is drawn with a font set follows from it; 32 emoji and anti-aliasing variants on top
    canvasText: ok(`${fonts.join('').length.toString(16)}${draw.below(32).toString(16)}`),
    textRects: ok([fonts.length, draw.below(8)]),
    emojiBox: ok([draw.pick([18, 20, 22]), draw.pick([21, 23])]),
    fontPreferences: ok([fonts.length, draw.below(4)]),
    storageQuota: ok(34 + draw.below(8) / 2),
  }
}

function gpu(draw: Random): Record<string, unknown> {
  const rendererUnmasked = draw.pick(GPUS)
  return {
    webglBasics: ok({ version: 'WebGL 1.0', shadingLanguage: 'GLSL ES 1.0', vendor: 'WebKit', renderer: 'WebKit WebGL', rendererUnmasked }),
    webglParameters: ok(`a${GPUS.indexOf(rendererUnmasked)}`),
    webglScene: ok(`b${GPUS.indexOf(rendererUnmasked)}${draw.below(3)}`),
  }
}

function stranger(draw: Random): Components {
  const agent = draw.pick(AGENTS.flatMap((each) => Array.from({ length: each.share }, () => each)))
  return {
    userAgent: ok(userAgent(agent, draw)),
    platform: ok(agent.platform),
    colorDepth: ok(24),
    colorGamut: ok('srgb'),
    deviceMemory: ok(draw.pick([4, 8, 8, 16])),
    canvasGeometry: ok(draw.pick(['c1', 'c2', 'c3'])),
    audio: ok(draw.pick([124.04, 124.08, 35.7])),
    ...gpu(draw),
    ...machine(draw),
  } as Components
}

/** A visitor with the very browser of one at hand, on another machine. */
function neighbour(model: Components, draw: Random): Components {
  const drawn = { ...(draw.chance(0.7) ? gpu(draw) : {}), ...machine(draw) }
  const known = Object.entries(drawn).filter(([name]) => (model as Record<string, { state: string }>)[name]?.state === 'ok')
  return { ...model, ...Object.fromEntries(known) } as Components
}

/**
 * Other visitors for a store to hold: strangers, and a third that use one of the browsers at hand on other machines.
 *
 * @param models what the browsers at hand send
 * @param count  how many
 */
export function others(models: readonly Components[], count: number, seed: number): Components[] {
  const draw = random(seed)
  return Array.from({ length: count }, (_, index) =>
    models.length > 0 && index % 3 === 0 ? neighbour(draw.pick(models), draw) : stranger(draw),
  )
}
