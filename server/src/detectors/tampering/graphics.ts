import type { Detector } from '../detector.ts'
import { claim, engineOf, type SystemName } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** Words of a renderer that belong to some systems only. */
const BOUND: readonly (readonly [RegExp, readonly SystemName[]])[] = [
  [/Direct3D|D3D(?:9|11|12)|\bvs_[345]_/, ['windows']],
  [/\bMetal\b|ANGLE Metal|Apple M\d|Apple GPU/, ['mac', 'ios']],
  [/\bMesa\b|llvmpipe|\bRADV\b|\bNVK\b|virgl/i, ['linux', 'chromeos', 'android']],
  [/\b(?:PowerVR|Mali)\b/, ['android', 'chromeos', 'linux', 'ios']],
]

/** The graphics card, or how it is spoken to, does not exist on the claimed system. WebKit says "Apple GPU" everywhere. */
export const graphics: Detector = (sighting) => {
  const webgl = read(sighting.components, 'webglBasics')
  const { system } = claim(sighting)
  if (!webgl || !system || engineOf(sighting.components) === 'webkit') return undefined
  const renderer = `${webgl.vendorUnmasked ?? ''} ${webgl.rendererUnmasked ?? webgl.renderer}`
  return BOUND.some(([words, systems]) => words.test(renderer) && !systems.includes(system))
    ? { weight: 0.9, reason: 'The graphics are those of another operating system.' }
    : undefined
}
