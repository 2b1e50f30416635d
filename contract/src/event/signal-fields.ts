import { activityFields } from './activity.ts'
import { anonymityFields } from './anonymity.ts'
import { botFields } from './bot.ts'
import { deviceFields } from './device.ts'
import { networkFields } from './network.ts'
import { tamperingFields } from './tampering.ts'
import type { visitFields } from './visit.ts'

/** What signals say of a visit, beside who it is of. */
export const signalFields = {
  ...botFields,
  ...tamperingFields,
  ...deviceFields,
  ...anonymityFields,
  ...networkFields,
  ...activityFields,
}

/** Fields of an event that say something of the visit, not what came with it. */
export type SignalField = keyof typeof signalFields | keyof Pick<typeof visitFields, 'replayed'>
