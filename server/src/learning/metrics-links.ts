import type { Answer, HistoryVisit } from './matcher.ts'

/**
 * What one answer was worth.
 *
 * - `right-link`: the id's latest earlier visit was this browser's
 * - `wrong-link`: it was not; on a return that is a false positive and a false negative, on a first visit a false positive
 * - `new`: a new id; right on a first visit, a false negative on a return
 */
export interface Verdict {
  kind: 'right-link' | 'wrong-link' | 'new'
  /** The browser's first visit. */
  first: boolean
}

/** Judges answers in order of time; keeps one entry an id and one a browser. */
export function judge(): (visit: HistoryVisit, answer: Answer) => Verdict {
  const latestOf = new Map<string, string>()
  const seen = new Set<string>()
  return ({ browserId }, { visitorId, visitorFound }) => {
    const first = !seen.has(browserId)
    const right = latestOf.get(visitorId) === browserId
    seen.add(browserId)
    latestOf.set(visitorId, browserId)
    if (!visitorFound) return { kind: 'new', first }
    return { kind: right ? 'right-link' : 'wrong-link', first }
  }
}

export interface LinkFigures {
  visits: number
  /** Share of links that are right; 0 where there is no link. */
  precision: number
  /** Share of returns that were linked rightly; 0 where nobody returned. */
  recall: number
  /** Harmonic mean of precision and recall. */
  f1: number
  /** Share of first visits that were linked to somebody. */
  newcomersFalselyLinked: number
  /** Share of all visits answered rightly: the right visitor, or rightly a new one. */
  correctDecisions: number
}

export interface LinkCounts {
  add(verdict: Verdict): void
  figures(): LinkFigures
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

export function linkCounts(): LinkCounts {
  const counts = { visits: 0, firsts: 0, links: 0, right: 0, firstsLinked: 0 }
  return {
    add({ kind, first }) {
      counts.visits += 1
      if (first) counts.firsts += 1
      if (kind === 'new') return
      counts.links += 1
      if (kind === 'right-link') counts.right += 1
      if (first) counts.firstsLinked += 1
    },
    figures() {
      const { visits, firsts, links, right, firstsLinked } = counts
      const [precision, recall] = [share(right, links), share(right, visits - firsts)]
      return {
        visits,
        precision,
        recall,
        f1: share(2 * precision * recall, precision + recall),
        newcomersFalselyLinked: share(firstsLinked, firsts),
        correctDecisions: share(right + firsts - firstsLinked, visits),
      }
    },
  }
}
