import { mediaChoice, mediaValues } from './lib/media.ts'
import { ok, type Source } from './source.ts'

const ACCURACIES = ['fine', 'coarse', 'none'] as const

/** How accurate the primary pointing device is, and which accuracies there are among all of them. */
export const pointer: Source<'pointer'> = (window) => {
  const primary = mediaChoice(window, 'pointer', ACCURACIES)
  return primary.state === 'ok' ? ok({ primary: primary.value, any: mediaValues(window, 'any-pointer', ACCURACIES) }) : primary
}
