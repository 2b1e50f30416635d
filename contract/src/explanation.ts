import { z } from 'zod'

/** One comparison of the visit with a candidate. */
const explainedComparisonSchema = z.object({
  /** Comparison name, for instance `fonts`. */
  name: z.string(),
  /** Level reached, for instance `exact`, `near`, `different`; `missing` where a side was not observed. */
  level: z.string(),
  /** Match weight log2(m/u) in bits; 0 where missing. */
  bits: z.number(),
})

/** One visitor the visit was compared with. */
const explainedCandidateSchema = z.object({
  /** Absent: not among the first four, or erased since. */
  visitorId: z.string().exactOptional(),
  /** Sum of the comparisons' bits. */
  bits: z.number(),
  /** P(this visitor | the visit), in 0..1. */
  posterior: z.number(),
})

/**
 * Every way of telling visitors apart that had a say. The bits of all of them together are those of the best candidate;
 * a technique that is left out was turned off.
 */
const explainedTechniquesSchema = z.object({
  /** What page and request headers tell of the browser. */
  fingerprint: z.object({ bits: z.number() }),
  /**
   * First-party token: `matched` speaks for the candidate; `mismatch` is a token that the browser cannot own, so it was
   * not believed (0 bits); `absent` was not sent, or is not known.
   */
  token: z.object({ state: z.enum(['absent', 'matched', 'mismatch']), bits: z.number() }).exactOptional(),
  /** Where the visit came from, and by which parts: address prefix, autonomous system, TLS handshake. */
  network: z.object({ parts: z.array(z.enum(['prefix', 'asn', 'tls'])), bits: z.number() }).exactOptional(),
})

/** Two visitors that this visit showed to be one: the older lives on, the younger's id leads to it. */
const explainedMergeSchema = z.object({
  younger: z.string(),
  older: z.string(),
  /** Evidence that they are one, in bits. */
  bits: z.number(),
  /** P(one visitor | the evidence), in 0..1. */
  posterior: z.number(),
})

const explainedLinkageSchema = z.object({
  /** Version of the model that decided. */
  model: z.string(),
  decision: z.enum(['linked', 'new', 'claimed']),
  /** Candidates that blocking found, best first, at most ten; the first four by their ids. */
  candidates: z.array(explainedCandidateSchema),
  /** The best candidate's comparisons, in the model's order; empty where there was no candidate. */
  comparisons: z.array(explainedComparisonSchema),
  /**
   * `new`: P(new visitor) before any evidence, in 0..1. `bits`: odds of the best candidate against someone new before any
   * evidence, as log2; absent where an older server decided.
   */
  prior: z.object({ new: z.number(), knownVisitors: z.number(), bits: z.number().exactOptional() }),
  /** P(best candidate) and P(new) after the evidence. */
  posterior: z.object({ best: z.number(), new: z.number() }),
  /** The second-best candidate, where there was one. */
  runnerUp: explainedCandidateSchema.exactOptional(),
  /** Absent where an older server decided. */
  techniques: explainedTechniquesSchema.exactOptional(),
  /** Duplicates that this visit uncovered. */
  merged: z.array(explainedMergeSchema).exactOptional(),
  /** The answer at the lower threshold: the known visitor, where there is one. */
  highRecall: z.object({ visitorId: z.string().exactOptional(), score: z.number() }).exactOptional(),
})

/** One reason that a signal had. */
const explainedDetectorSchema = z.object({
  /** Kebab-case, for instance `header-order`. */
  name: z.string(),
  /** What its vote weighs in the signal's sum, in the signal's own unit: above 0 for it, below 0 against it. */
  weight: z.number(),
  /** What it saw, in a sentence that holds no raw value. */
  reason: z.string(),
})

/** A smart signal: one that could not be computed is left out, one that failed gave the event no field. */
const explainedSignalSchema = z.object({
  /** Mostly that of its main field in the event, for instance `bot` or `vpn`. */
  name: z.string(),
  state: z.enum(['computed', 'failed']),
  /** Those that fired; none where it looked and saw nothing. */
  detectors: z.array(explainedDetectorSchema),
})

/** Why a visit was given its visitor and its signals: body of `GET /v4/events/{event_id}/explanation`. Holds no raw value. */
export const explanationSchema = z.object({ linkage: explainedLinkageSchema, signals: z.array(explainedSignalSchema) })

export type Explanation = z.infer<typeof explanationSchema>
export type ExplainedComparison = z.infer<typeof explainedComparisonSchema>
export type ExplainedCandidate = z.infer<typeof explainedCandidateSchema>
export type ExplainedTechniques = z.infer<typeof explainedTechniquesSchema>
export type ExplainedMerge = z.infer<typeof explainedMergeSchema>
export type ExplainedSignal = z.infer<typeof explainedSignalSchema>
export type ExplainedDetector = z.infer<typeof explainedDetectorSchema>
