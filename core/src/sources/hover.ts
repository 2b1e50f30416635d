import { mediaFlag, mediaValues } from './lib/media.ts'
import { ok, type Source } from './source.ts'

/** Whether the primary pointing device can hover, and whether any can. */
export const hover: Source<'hover'> = (window) => {
  const primary = mediaFlag(window, 'hover', 'hover', 'none')
  return primary.state === 'ok' ? ok({ primary: primary.value, any: mediaValues(window, 'any-hover', ['hover']).length > 0 }) : primary
}
