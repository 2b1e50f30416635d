import { z } from 'zod'

/** From the most common to one that was never seen before; percentiles of the environment's own visits. */
export const RARITY_BUCKETS = ['<p95', 'p95-p99', 'p99-p99.5', 'p99.5-p99.9', 'p99.9+', 'not_seen'] as const

/** How the browser is set up, and on what it runs. */
export const deviceFields = {
  /** A private window. */
  incognito: z.boolean().exactOptional(),
  /** A browser that resists fingerprinting. */
  privacy_settings: z.boolean().exactOptional(),
  developer_tools: z.boolean().exactOptional(),
  virtual_machine: z.boolean().exactOptional(),
  /** The visitor comes far more often than people do. */
  high_activity_device: z.boolean().exactOptional(),
  /** In the rarest 0.1 %, or never seen. */
  rare_device: z.boolean().exactOptional(),
  rare_device_percentile_bucket: z.enum(RARITY_BUCKETS).exactOptional(),
}
