import { z } from 'zod'

const integration = z.object({
  name: z.string().exactOptional(),
  version: z.string().exactOptional(),
  subintegration: z.object({ name: z.string().exactOptional(), version: z.string().exactOptional() }).exactOptional(),
})

/** What came with the visit, and what a back end wrote on it since. */
export const visitFields = {
  source: z.enum(['device', 'edge']).exactOptional().describe('`device`: from the agent in a page. The only source there is.'),
  linked_id: z.string().exactOptional().describe('The site\'s own id for it, at most 256 UTF-16 code units.'),
  tags: z.record(z.string(), z.unknown()).exactOptional().describe('The site\'s own note: any JSON object, at most 16 KB.'),
  environment_id: z.string().exactOptional(),
  suspect: z.boolean().exactOptional().describe('Set by the update call; absent until then.'),
  sdk: z
    .object({
      platform: z.enum(['js', 'android', 'ios', 'unknown']),
      version: z.string(),
      integrations: z.array(integration).exactOptional(),
    })
    .exactOptional(),
  replayed: z.boolean().exactOptional().describe('True: the nonce had been used before, and this is no retry of that visit.'),
  clock_skew: z
    .number()
    .int()
    .exactOptional()
    .describe('By how many ms the clock of the page was ahead of the server\'s, negative: behind; absent where it was within five minutes. Often just a wrong clock; a body that was kept back looks the same.'),
  url: z.string().exactOptional().describe('Address of the page.'),
  client_referrer: z.string().exactOptional().describe('`document.referrer`'),
  ip_address: z.string().exactOptional().describe('In full, or the first address of its network; left out where the operator keeps none.'),
  ip_hash: z.string().exactOptional().describe('In place of the address: the same within a day (UTC), and afterwards not even the operator can tell whose it was.'),
  consent: z.object({ state: z.enum(['granted', 'not_asked']), purpose: z.string().exactOptional() }).exactOptional().describe('Whether the page asked before it collected, and what it said it collects for.'),
  user_agent: z.string().exactOptional(),
}
