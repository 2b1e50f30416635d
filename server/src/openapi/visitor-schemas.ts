import { z } from 'zod'

export const erasedCountSchema = z.object({
  visitors: z.number().int().min(1).describe('Visitors that are gone.'),
  events: z.number().int().min(0).describe('Events that are gone.'),
})

export const exportDocumentSchema = z.object({
  visitor_id: z.string().exactOptional().describe('As asked for.'),
  linked_id: z.string().exactOptional().describe('As asked for.'),
  exported_at: z.number().int().describe('ms since the epoch'),
  rows: z.array(z.object({ table: z.string(), row: z.record(z.string(), z.unknown()).describe('Columns as stored; bytes are hexadecimal.') })),
})
