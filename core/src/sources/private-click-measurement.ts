import { engine } from '../engine.ts'
import { absent, ok, type Source } from './source.ts'

/**
 * Whether links can carry a source id, that is Private Click Measurement is on; WebKit only.
 *
 * @see https://webkit.org/blog/11529/introducing-private-click-measurement-pcm/
 */
export const privateClickMeasurement: Source<'privateClickMeasurement'> = (window) => {
  if (engine(window) !== 'webkit') return absent()
  const names = Object.keys(window.HTMLAnchorElement.prototype)
  return ok(names.some((name) => /^attributionsourceid$/i.test(name)))
}
