import { canvas2d } from '../drawing/canvas.ts'
import { inkBox } from '../drawing/ink-box.ts'
import { absent, ok, type Source } from './source.ts'

const FAMILIES = ['serif', 'sans-serif', 'monospace', 'system-ui']

/**
 * Widths of one text at 2000 px, in CSS pixels, under the families of `FAMILIES`: what the visitor or the system has
 * chosen for them. Absent where canvas is switched off.
 */
export const fontPreferences: Source<'fontPreferences'> = (window) => {
  const context = canvas2d(window)
  return context ? ok(FAMILIES.map((family) => inkBox(context, family, 'mmMwWLliI0fiflO&1')[0])) : absent()
}
