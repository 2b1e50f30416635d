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
  ip_address: z.string().exactOptional(),
  user_agent: z.string().exactOptional(),
}
