import { z } from 'zod'
import { MAX_LINKED_ID_LENGTH } from '../constants.ts'

/** Body of `PATCH /v4/events/{event_id}`: what is left out stays as it is. */
export const eventUpdateSchema = z.strictObject({
  linked_id: z
    .string()
    .max(MAX_LINKED_ID_LENGTH, `linked_id can't be greater than ${MAX_LINKED_ID_LENGTH} characters long`)
    .exactOptional()
    .describe('The site\'s own id for the event.'),
  tags: z.record(z.string(), z.unknown()).exactOptional().describe('Takes the place of all tags there were; at most 16 KB of JSON.'),
  suspect: z.boolean().exactOptional().describe('Marks the event, so that it can be searched for.'),
})

export type EventUpdate = z.infer<typeof eventUpdateSchema>
