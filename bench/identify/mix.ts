import type { Random } from '../src/random.ts'
import { FRESH, NONCE, type Requests } from './requests.ts'

/** Of a hundred visits so many of each kind; the others come back as they are. */
const SHARES = { newcomers: 8, changed: 12, crowd: 5 } as const

interface Prepared {
  bytes: Buffer
  /** Where hexadecimal goes, and how much. */
  places: { at: number; length: number }[]
}

/** Visits as a site gets them, one after the other; each with a nonce of its own. */
export function createMix(requests: Requests, draw: Random): () => Buffer {
  const kinds = Object.fromEntries(Object.entries(requests).map(([kind, texts]: [string, string[]]) => [kind, texts.map(prepare)])) as Record<keyof Requests, Prepared[]>
  return () => {
    const { bytes, places } = draw.pick(kinds[kindOf(draw.below(100))])
    const request = Buffer.from(bytes)
    for (const { at, length } of places) request.write(draw.hex(length), at, 'latin1')
    return request
  }
}

function kindOf(percent: number): keyof Requests {
  const { newcomers, changed, crowd } = SHARES
  if (percent < newcomers) return 'newcomers'
  if (percent < newcomers + changed) return 'changed'
  return percent < newcomers + changed + crowd ? 'crowd' : 'returning'
}

function prepare(text: string): Prepared {
  const bytes = Buffer.from(text)
  const places = [NONCE, FRESH].flatMap((mark) => {
    const found: Prepared['places'] = []
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) found.push({ at, length: mark.length })
    return found
  })
  return { bytes, places }
}
