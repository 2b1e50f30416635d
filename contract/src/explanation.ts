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
    /** P(new visitor) before any evidence, in 0..1. */
    prior: { new: number; knownVisitors: number }
    /** P(best candidate) and P(new) after the evidence. */
    posterior: { best: number; new: number }
    /** The second-best candidate, where there was one. */
    runnerUp?: ExplainedCandidate
  }
  signals: []
}
