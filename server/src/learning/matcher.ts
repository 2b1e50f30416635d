import type { Components } from '@selfsame/contract'

/** What only a simulator knows of a visit; for evaluation, never for matching. */
export interface Truth {
  /** `desktop`, `ios` or `android`. */
  class: string
  /** What changed since this browser's visit before; empty: nothing, `['first']`: its first visit. */
  causes: readonly string[]
  /** How many browsers looked exactly alike when this one first came; 1: only itself, 0: not counted. */
  group: number
}

/** One visit of a history. */
export interface HistoryVisit {
  /** The true browser: a first-party token, a linked id, or the simulator's. */
  browserId: string
  /** ms since the epoch */
  at: number
  ip?: string
  /** As received, in order; empty where unknown. */
  headers: readonly (readonly [name: string, value: string])[]
  components: Components
  truth?: Truth
}

export interface Answer {
  visitorId: string
  /** False: the visit made this visitor. */
  visitorFound: boolean
  /** Probability in 0..1 that the answer, this visitor or a new one, is right. */
  confidence: number
}

/** Whatever gives visits their visitor: the engine or a baseline. */
export interface Matcher {
  /** Answers one visit; visits come in order of time. */
  visit(visit: HistoryVisit): Answer
  /** Ids found to be one browser's: younger -> older, to the oldest at once. */
  merged(): ReadonlyMap<string, string>
}
