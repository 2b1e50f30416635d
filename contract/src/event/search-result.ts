import { z } from 'zod'
import { eventSchema } from './event.ts'

/** Answer of `GET /v4/events`. */
export const eventSearchResultSchema = z.object({
  events: z.array(eventSchema),
  pagination_key: z.string().exactOptional().describe('Opaque; given where more events follow.'),
  total_hits: z.number().int().min(0).exactOptional().describe('How many events fit, no more than was asked for; given where that was asked.'),
})

export type EventSearchResult = z.infer<typeof eventSearchResultSchema>
