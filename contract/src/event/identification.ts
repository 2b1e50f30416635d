import { z } from 'zod'
import { ms, visitorId } from './values.ts'

/** Who a visit was of, and how sure that is; times in ms since the epoch. */
export const identificationSchema = z.object({
  visitor_id: visitorId,
  visitor_found: z.boolean().describe('False for a visitor that this visit made.'),
  confidence: z.object({
    score: z.number().min(0).max(1).describe('Posterior probability that the answer is right.'),
    version: z.string().exactOptional().describe('Of the model that decided.'),
    comment: z.string().exactOptional().describe('Said where the score needs words.'),
  }),
  first_seen_at: ms.exactOptional(),
  last_seen_at: ms.exactOptional().describe('When the visitor was seen last before this visit.'),
})

export type EventIdentification = z.infer<typeof identificationSchema>

export const identificationFields = {
  identification: identificationSchema.exactOptional(),
  supplementary_id_high_recall: identificationSchema.exactOptional().describe('The answer where a lower threshold is enough: a visitor that fits, though not well enough for `identification` to say so. The same as `identification` where that is a known visitor.'),
  token_mismatch: z.boolean().exactOptional().describe('True: the browser sent the first-party token of a visitor that it cannot be. The token was not believed.'),
}
