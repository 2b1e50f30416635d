import { createHash } from 'node:crypto'
import type { HistoryVisit } from './matcher.ts'

/** What a browser's visits are for: learning weights, learning how sure to be, or telling how well that went. */
export type Part = 'fit' | 'calibrate' | 'test'

/** Shares of the browsers, of 10. */
const CALIBRATE = 2
const TEST = 2

/**
 * The part a browser belongs to, the same at each call. Browsers are split and never their visits: a model is not judged
 * by browsers it has learned from.
 */
export function partOf(browserId: string): Part {
  const tenth = createHash('sha256').update(browserId).digest().readUInt32BE(0) % 10
  if (tenth < TEST) return 'test'
  return tenth < TEST + CALIBRATE ? 'calibrate' : 'fit'
}

/** The visits of one part's browsers. */
export async function* visitsOfPart(visits: AsyncIterable<HistoryVisit>, part: Part): AsyncGenerator<HistoryVisit> {
  for await (const visit of visits) {
    if (partOf(visit.browserId) === part) yield visit
  }
}
