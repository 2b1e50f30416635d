import { z } from 'zod'
import { confidenceLevel } from './values.ts'

/** What the browser says of itself contradicts what it is. */
export const tamperingFields = {
  tampering: z.boolean().exactOptional(),
  tampering_confidence: confidenceLevel.exactOptional(),
  tampering_details: z
    .object({
      anomaly_score: z.number().min(0).max(1).exactOptional().describe('How little what the browser shows goes together, by what contradicts itself and by how often other visitors showed the combination; in 0..1.'),
      anti_detect_browser: z.boolean().exactOptional().describe('Traces of a browser made to pass for many.'),
    })
    .exactOptional(),
}
