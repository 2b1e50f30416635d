import { z } from 'zod'

/** One comparison of the visit with a candidate. */
const explainedComparisonSchema = z.object({
  name: z.string().describe('Comparison name, for instance `fonts`.'),
  level: z.string().describe('Level reached, for instance `exact`, `near`, `different`; `missing` where a side was not observed.'),
  bits: z.number().describe('Match weight log2(m/u) in bits; 0 where missing.'),
})

/** One visitor the visit was compared with. */
const explainedCandidateSchema = z.object({
  visitorId: z.string().exactOptional().describe('Absent: not among the first four, or erased since.'),
  bits: z.number().describe('Sum of the comparisons\' bits.'),
  posterior: z.number().describe('P(this visitor | the visit), in 0..1.'),
})

/**
 * Every way of telling visitors apart that had a say. The bits of all of them together are those of the best candidate;
 * a technique that is left out was turned off.
 */
const explainedTechniquesSchema = z.object({
  fingerprint: z.object({ bits: z.number() }).describe('What page and request headers tell of the browser.'),
  token: z.object({ state: z.enum(['absent', 'matched', 'mismatch']), bits: z.number() }).exactOptional().describe('First-party token: `matched` speaks for the candidate; `mismatch` is a token that the browser cannot own, so it was not believed (0 bits); `absent` was not sent, or is not known.'),
  network: z.object({ parts: z.array(z.enum(['prefix', 'asn', 'tls'])), bits: z.number() }).exactOptional().describe('Where the visit came from, and by which parts: address prefix, autonomous system, TLS handshake.'),
})

/** Two visitors that this visit showed to be one: the older lives on, the younger's id leads to it. */
const explainedMergeSchema = z.object({
  younger: z.string(),
  older: z.string(),
  bits: z.number().describe('Evidence that they are one, in bits.'),
  posterior: z.number().describe('P(one visitor | the evidence), in 0..1.'),
})

const explainedLinkageSchema = z.object({
  model: z.string().describe('Version of the model that decided.'),
  decision: z.enum(['linked', 'new', 'claimed']),
  candidates: z.array(explainedCandidateSchema).describe('Candidates that blocking found, best first, at most ten; the first four by their ids.'),
  comparisons: z.array(explainedComparisonSchema).describe('The best candidate\'s comparisons, in the model\'s order; empty where there was no candidate.'),
  prior: z.object({ new: z.number(), knownVisitors: z.number(), bits: z.number().exactOptional() }).describe('`new`: P(new visitor) before any evidence, in 0..1. `bits`: odds of the best candidate against someone new before any evidence, as log2; absent where an older server decided.'),
  posterior: z.object({ best: z.number(), new: z.number() }).describe('P(best candidate) and P(new) after the evidence.'),
  confidence: z.object({ best: z.number(), least: z.number() }).exactOptional().describe('What a link to the best candidate is worth, in 0..1, and the least that a link needs. A visitor that several browsers may share is worth less than its posterior. Absent where its posterior was too little for a link, or an older server decided.'),
  returning: z.object({ best: z.number(), least: z.number() }).exactOptional().describe('P(the visit is a return of anybody), where the best candidate fits: of it, or of one that looks like it; and the least that a link needs. Absent where no candidate fitted, or an older server decided.'),
  runnerUp: explainedCandidateSchema.exactOptional().describe('The second-best candidate, where there was one.'),
  techniques: explainedTechniquesSchema.exactOptional().describe('Absent where an older server decided.'),
  merged: z.array(explainedMergeSchema).exactOptional().describe('Duplicates that this visit uncovered.'),
  highRecall: z.object({ visitorId: z.string().exactOptional(), score: z.number() }).exactOptional().describe('The answer at the lower threshold: the known visitor, where there is one.'),
})

/** One reason that a signal had. */
const explainedDetectorSchema = z.object({
  name: z.string().describe('Kebab-case, for instance `header-order`.'),
  weight: z.number().describe('What its vote weighs in the signal\'s sum, in the signal\'s own unit: above 0 for it, below 0 against it.'),
  reason: z.string().describe('What it saw, in a sentence that holds no raw value.'),
})

/** A smart signal: one that could not be computed is left out, one that failed gave the event no field. */
const explainedSignalSchema = z.object({
  name: z.string().describe('Mostly that of its main field in the event, for instance `bot` or `vpn`.'),
  state: z.enum(['computed', 'failed']),
  detectors: z.array(explainedDetectorSchema).describe('Those that fired; none where it looked and saw nothing.'),
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
