import { z } from 'zod'

const header = z.object({ name: z.string(), value: z.string() })

const matched = {
  ruleset_id: z.string(),
  rule_id: z.string().exactOptional().describe('Absent: no rule matched, and this is what the ruleset does then.'),
  rule_expression: z.string().exactOptional(),
}

/** What the ruleset says should be done with the request; given where `ruleset_id` was asked for. */
export const ruleActionSchema = z.discriminatedUnion('type', [
  z.object({
    ...matched,
    type: z.literal('allow'),
    request_header_modifications: z
      .object({
        remove: z.array(z.string()).exactOptional(),
        set: z.array(header).exactOptional(),
        append: z.array(header).exactOptional(),
      })
      .exactOptional().describe('To be applied in this order.'),
  }),
  z.object({
    ...matched,
    type: z.literal('block'),
    status_code: z.number().int().min(100).max(599).exactOptional().describe('HTTP status to answer with.'),
    headers: z.array(header).exactOptional(),
    body: z.string().exactOptional(),
  }),
])

export type EventRuleAction = z.infer<typeof ruleActionSchema>
