import { z } from 'zod'
import { ms, visitorId } from './values.ts'

/** Who a visit was of, and how sure that is; times in ms since the epoch. */
export const identificationSchema = z.object({
  visitor_id: visitorId,
  /** False for a visitor that this visit made. */
  visitor_found: z.boolean(),
  confidence: z.object({
    /** Posterior probability that the answer is right. */
    score: z.number().min(0).max(1),
    /** Of the model that decided. */
    version: z.string().exactOptional(),
    /** Said where the score needs words. */
    comment: z.string().exactOptional(),
  }),
  first_seen_at: ms.exactOptional(),
  /** When the visitor was seen last before this visit. */
  last_seen_at: ms.exactOptional(),
})

export type EventIdentification = z.infer<typeof identificationSchema>

export const identificationFields = {
  identification: identificationSchema.exactOptional(),
  /**
   * The answer where a lower threshold is enough: a visitor that fits, though not well enough for `identification` to say
   * so. The same as `identification` where that is a known visitor.
   */
  supplementary_id_high_recall: identificationSchema.exactOptional(),
  /** True: the browser sent the first-party token of a visitor that it cannot be. The token was not believed. */
  token_mismatch: z.boolean().exactOptional(),
}
