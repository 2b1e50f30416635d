import { canvas2d } from '../drawing/canvas.ts'
import { inkBox } from '../drawing/ink-box.ts'
import { absent, ok, type Source } from './source.ts'

/**
 * Width and height of one emoji at 2000 px, in CSS pixels: differs with the emoji font, so with the system and its age.
 * Absent where canvas is switched off.
 */
export const emojiBox: Source<'emojiBox'> = (window) => {
  const context = canvas2d(window)
  return context ? ok(inkBox(context, 'Arial', '\u{1F60E}')) : absent()
}
