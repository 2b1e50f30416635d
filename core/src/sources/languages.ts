import { clipped } from './lib/text.ts'
import { resistsFingerprinting } from './privacy/resist-fingerprinting.ts'
import { absent, noised, ok, type Source } from './source.ts'

/**
 * The page's preferred languages, best first, as BCP 47 tags. `noised` where resistFingerprinting gives the list that
 * it gives everybody who lets it.
 */
export const languages: Source<'languages'> = (window) => {
  const { language, languages: all = [language] } = window.navigator
  const tags = clipped(all, 32)
  if (!tags[0]) return absent()
  return resistsFingerprinting(window) && tags.join() === 'en-US,en' ? noised() : ok(tags)
}
