import { z } from 'zod'
import { confidenceLevel } from './values.ts'

export const BOT_CATEGORIES = [
  'advertising_and_marketing',
  'aggregator',
  'ai_agent',
  'ai_assistant',
  'ai_browser',
  'ai_crawler',
  'ai_search',
  'browser_automation',
  'ecommerce',
  'monitoring_and_analytics',
  'other',
  'scraping',
  'security',
  'search_engine_crawler',
  'search_engine_optimization',
  'unknown',
] as const

/**
 * `verified`: a public identity that was checked; `signed`: it signs its requests; `spoofed`: it claims an identity that
 * is not its own; `unknown`: it has none that could be checked, or there was nothing to check it by.
 */
export const BOT_IDENTITIES = ['verified', 'signed', 'spoofed', 'unknown'] as const

export const botFields = {
  bot: z.enum(['not_detected', 'good', 'bad']).exactOptional().describe('`good` are bots that say who they are and can be believed.'),
  bot_type: z.string().exactOptional().describe('What kind, for instance `headless_chrome`; where a bot was detected.'),
  bot_info: z
    .object({
      category: z.enum(BOT_CATEGORIES),
      provider: z.string(),
      provider_url: z.string().exactOptional(),
      name: z.string(),
      identity: z.enum(BOT_IDENTITIES),
      confidence: confidenceLevel,
    })
    .exactOptional().describe('Who runs it; where that is known.'),
}
