import { z } from 'zod'
import { confidenceLevel } from './values.ts'

/** What the browser says of itself contradicts what it is. */
export const tamperingFields = {
  tampering: z.boolean().exactOptional(),
  tampering_confidence: confidenceLevel.exactOptional(),
  tampering_details: z
    .object({
      anomaly_score: z.number().min(0).max(1).exactOptional().describe('How rare this combination of values is, in 0..1; 1 is never seen.'),
      anti_detect_browser: z.boolean().exactOptional().describe('Traces of a browser made to pass for many.'),
    })
    .exactOptional(),
}
