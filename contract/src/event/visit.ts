import { z } from 'zod'

const integration = z.object({
  name: z.string().exactOptional(),
  version: z.string().exactOptional(),
  subintegration: z.object({ name: z.string().exactOptional(), version: z.string().exactOptional() }).exactOptional(),
})

/** What came with the visit, and what a back end wrote on it since. */
export const visitFields = {
  /** `device`: from the agent in a page. The only source there is. */
  source: z.enum(['device', 'edge']).exactOptional(),
  /** The site's own id for it, at most 256 UTF-16 code units. */
  linked_id: z.string().exactOptional(),
  /** The site's own note: any JSON object, at most 16 KB. */
  tags: z.record(z.string(), z.unknown()).exactOptional(),
  environment_id: z.string().exactOptional(),
  /** Set by the update call; absent until then. */
  suspect: z.boolean().exactOptional(),
  sdk: z
    .object({
      platform: z.enum(['js', 'android', 'ios', 'unknown']),
      version: z.string(),
      integrations: z.array(integration).exactOptional(),
    })
    .exactOptional(),
  /** True: the nonce had been used before, and this is no retry of that visit. */
  replayed: z.boolean().exactOptional(),
  /** Address of the page. */
  url: z.string().exactOptional(),
  /** `document.referrer` */
  client_referrer: z.string().exactOptional(),
  /** In full, or the first address of its network; left out where the operator keeps none. */
  ip_address: z.string().exactOptional(),
  /** In place of the address: the same within a day (UTC), and afterwards not even the operator can tell whose it was. */
  ip_hash: z.string().exactOptional(),
  /** Whether the page asked before it collected, and what it said it collects for. */
  consent: z.object({ state: z.enum(['granted', 'not_asked']), purpose: z.string().exactOptional() }).exactOptional(),
  user_agent: z.string().exactOptional(),
}
