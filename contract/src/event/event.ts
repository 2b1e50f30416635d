import { z } from 'zod'
import { activityFields } from './activity.ts'
import { anonymityFields } from './anonymity.ts'
import { botFields } from './bot.ts'
import { browserFields } from './browser.ts'
import { deviceFields } from './device.ts'
import { identificationFields } from './identification.ts'
import { networkFields } from './network.ts'
import { rawDeviceAttributesSchema } from './raw-device-attributes.ts'
import { ruleActionSchema } from './rule-action.ts'
import { tamperingFields } from './tampering.ts'
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
  ...botFields,
  ...tamperingFields,
  ...deviceFields,
  ...anonymityFields,
  ...networkFields,
  ...activityFields,
  rule_action: ruleActionSchema.exactOptional(),
  raw_device_attributes: rawDeviceAttributesSchema.exactOptional().describe('Where the operator turned it on.'),
})

export type Event = z.infer<typeof eventSchema>
