import type { Detector } from '../detector.ts'
import { claim } from '../lib/claim.ts'

const DRAWN = ['canvasGeometry', 'canvasText', 'webglBasics', 'audio', 'codecs', 'fonts', 'cssFeatures'] as const

/** No canvas, no sound, no fonts, no style sheets: a script engine that pretends to be a browser. One or two are also switched off by people. */
export const noRendering: Detector = (sighting) => {
  const told = DRAWN.map((name) => sighting.components[name]?.state).filter((state) => state !== undefined)
  const missing = told.filter((state) => state === 'absent' || state === 'failed')
  return told.length >= 5 && missing.length >= 5 && claim(sighting).common
    ? { weight: 1, reason: 'Nothing is drawn, played or styled: no browser renders this page.' }
    : undefined
}
