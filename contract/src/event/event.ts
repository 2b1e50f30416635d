import { z } from 'zod'
import { browserFields } from './browser.ts'
import { identificationFields } from './identification.ts'
import { rawDeviceAttributesSchema } from './raw-device-attributes.ts'
import { ruleActionSchema } from './rule-action.ts'
import { signalFields } from './signal-fields.ts'
import { eventId, ms } from './values.ts'
import { visitFields } from './visit.ts'

/**
 * An event: what the Server API gives, a webhook posts and a sealed result holds. Times in ms since the epoch. A field that
 * was not computed is left out.
 */
export const eventSchema = z.object({
  event_id: eventId,
  timestamp: ms,
  ...visitFields,
  ...identificationFields,
  ...browserFields,
  ...signalFields,
  rule_action: ruleActionSchema.exactOptional(),
  raw_device_attributes: rawDeviceAttributesSchema.exactOptional().describe('Where the operator turned it on.'),
})

export type Event = z.infer<typeof eventSchema>
