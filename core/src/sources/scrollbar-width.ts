import { ok, type Source } from './source.ts'

/** Width of a vertical scroll bar, in CSS pixels; 0 where bars lie over the text, or are hidden. */
export const scrollbarWidth: Source<'scrollbarWidth'> = ({ document }) => {
  const box = document.createElement('div')
  box.style.overflowY = 'scroll'
  box.style.position = 'absolute'
  document.body.append(box)
  const width = box.offsetWidth - box.clientWidth
  box.remove()
  return ok(width)
}
