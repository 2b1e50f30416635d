import { z } from 'zod'

/** Header that says what a delivery tells: `event` or `visitor.merged`. */
export const WEBHOOK_TYPE_HEADER = 'selfsame-webhook-type'

/**
 * Body of a `visitor.merged` webhook, for endpoints that asked for it. An event's body is the event itself, as the Server
 * API gives it, without an envelope.
 */
export const visitorMergedSchema = z.object({
  type: z.literal('visitor.merged'),
  /** When the two were found to be one: RFC 3339. */
  timestamp: z.iso.datetime(),
  data: z.object({
    environment_id: z.string(),
    /** Whose the visits are from now on. */
    visitor_id: z.string(),
    /** The younger one, which is not given to any visit any more. */
    merged_visitor_id: z.string(),
    /** ms since the epoch */
    merged_at: z.number().int(),
  }),
})

export type VisitorMerged = z.infer<typeof visitorMergedSchema>
