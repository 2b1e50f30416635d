/** One comparison of the visit with a candidate. */
export interface ExplainedComparison {
  /** Comparison name, for instance `fonts`. */
  name: string
  /** Level reached, for instance `exact`, `near`, `different`; `missing` where a side was not observed. */
  level: string
  /** Match weight log2(m/u) in bits; 0 where missing. */
  bits: number
}

/** One visitor the visit was compared with. */
export interface ExplainedCandidate {
  visitorId: string
  /** Sum of the comparisons' bits. */
  bits: number
  /** P(this visitor | the visit), in 0..1. */
  posterior: number
}

/**
 * Every way of telling visitors apart that had a say. The bits of all of them together are those of the best candidate;
 * a technique that is left out was turned off.
 */
export interface ExplainedTechniques {
  /** What page and request headers tell of the browser. */
  fingerprint: { bits: number }
  /**
   * First-party token: `matched` speaks for the candidate; `mismatch` is a token that the browser cannot own, so it was
   * not believed (0 bits); `absent` was not sent, or is not known.
   */
  token?: { state: 'absent' | 'matched' | 'mismatch'; bits: number }
  /** Where the visit came from, and by which parts: address prefix, autonomous system, TLS handshake. */
  network?: { parts: ('prefix' | 'asn' | 'tls')[]; bits: number }
}

/** Two visitors that this visit showed to be one: the older lives on, the younger's id leads to it. */
export interface ExplainedMerge {
  younger: string
  older: string
  /** Evidence that they are one, in bits. */
  bits: number
  /** P(one visitor | the evidence), in 0..1. */
  posterior: number
}

/** Why a visit was given its visitor: body of `GET /v4/events/{event_id}/explanation`. */
export interface Explanation {
  linkage: {
    /** Version of the model that decided. */
    model: string
    decision: 'linked' | 'new' | 'claimed'
    /** Candidates that blocking found, best first, at most ten. */
    candidates: ExplainedCandidate[]
    /** The best candidate's comparisons, in the model's order; empty where there was no candidate. */
    comparisons: ExplainedComparison[]
    /**
     * `new`: P(new visitor) before any evidence, in 0..1. `bits`: odds of the best candidate against someone new before any
     * evidence, as log2; absent where an older server decided.
     */
    prior: { new: number; knownVisitors: number; bits?: number }
    /** P(best candidate) and P(new) after the evidence. */
    posterior: { best: number; new: number }
    /** The second-best candidate, where there was one. */
    runnerUp?: ExplainedCandidate
    /** Absent where an older server decided. */
    techniques?: ExplainedTechniques
    /** Duplicates that this visit uncovered. */
    merged?: ExplainedMerge[]
    /** The answer at the lower threshold: the known visitor, where there is one. */
    highRecall?: { visitorId?: string; score: number }
  }
  signals: []
}
