import type { Detector } from '../detector.ts'
import { header, read } from '../lib/read.ts'

const base = (language: string) => language.toLowerCase().split('-')[0] ?? ''

/** The first language that the request asks for is not the page's first one: one of the two was changed. */
export const requestLanguages: Detector = (sighting) => {
  const asked = header(sighting, 'accept-language')?.split(/[,;]/)[0]?.trim()
  const [first] = read(sighting.components, 'languages') ?? []
  if (!asked || !first || asked === '*') return undefined
  return base(asked) === base(first) ? undefined : { weight: 0.9, reason: 'The request asks for another language than the page names.' }
}
