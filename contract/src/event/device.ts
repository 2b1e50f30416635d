import { z } from 'zod'

/** From the most common to one that was never seen before; percentiles of the environment's own visits. */
export const RARITY_BUCKETS = ['<p95', 'p95-p99', 'p99-p99.5', 'p99.5-p99.9', 'p99.9+', 'not_seen'] as const

/** How the browser is set up, and on what it runs. */
export const deviceFields = {
  incognito: z.boolean().exactOptional().describe('A private window.'),
  privacy_settings: z.boolean().exactOptional().describe('A browser that resists fingerprinting.'),
  developer_tools: z.boolean().exactOptional(),
  virtual_machine: z.boolean().exactOptional(),
  high_activity_device: z.boolean().exactOptional().describe('The visitor comes far more often than people do.'),
  rare_device: z.boolean().exactOptional().describe('In the rarest 0.1 %, or never seen.'),
  rare_device_percentile_bucket: z.enum(RARITY_BUCKETS).exactOptional(),
}
