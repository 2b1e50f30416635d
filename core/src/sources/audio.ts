import { renderSound } from '../sound/render.ts'
import { absent, noised, ok, type Source } from './source.ts'

/**
 * Sum of the samples of a compressed triangle wave: the arithmetic of audio library and processor. Rendered twice at a
 * time; `noised` where the two differ or a known sound comes back changed. Chrome 57, Firefox 53, Safari 14.1 and newer.
 */
export const audio: Source<'audio'> = async (window) => {
  const sound = await renderSound(window)
  if (!sound) return absent()
  return sound.falsified ? noised() : ok(sound.sum)
}
