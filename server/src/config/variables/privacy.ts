import { z } from 'zod'
import { ADDRESS_STORAGES } from '../../privacy/address-storage.ts'
import { onOff } from '../formats.ts'
import type { Variable, VariableGroup } from '../variable.ts'

const DAY_MS = 86_400_000
const DAYS_HINT = 'expected a number of days from 1 to 36500, or forever'

/** Days, as ms; `forever` is undefined. */
const days = () =>
  z
    .string()
    .regex(/^([1-9]\d{0,4}|forever)$/, DAYS_HINT)
    .refine((text) => text === 'forever' || Number(text) <= 36_500, DAYS_HINT)
    .transform((text) => (text === 'forever' ? undefined : Number(text) * DAY_MS))

const retention = (name: string, standard: string, doc: string) =>
  ({ name, schema: days(), default: standard, doc: `${doc}, in days; \`forever\`: never` }) satisfies Variable

export const privacy = {
  /** In which form an event keeps the visitor's address. */
  addresses: {
    name: 'SELFSAME_IP_STORAGE',
    schema: z.enum(ADDRESS_STORAGES, `expected one of ${ADDRESS_STORAGES.join(', ')}`),
    default: 'full',
    doc: '`full`; `truncated`: 24 bits of IPv4, 48 of IPv6; `hashed`: by a secret that is made anew each day and then deleted; `none`. [More](../docs/privacy.md#addresses)',
  },
  /** Whether events hold what the agent read. */
  rawDeviceAttributes: {
    name: 'SELFSAME_RAW_DEVICE_ATTRIBUTES',
    schema: onOff(),
    default: 'off',
    doc: '`on`: events hold the values that the agent read, as `raw_device_attributes`; the Server API, webhooks and sealed results then tell them',
  },
  /** In ms; undefined: for good. */
  keepEvents: retention('SELFSAME_RETENTION_EVENTS', '90', 'when an event is deleted after it happened'),
  /** In ms; undefined: for good. */
  keepVisitors: retention('SELFSAME_RETENTION_VISITORS', '400', 'when a visitor is erased after it was last seen'),
  /** In ms; undefined: for good. */
  keepAudit: retention('SELFSAME_RETENTION_AUDIT', '1095', 'when an entry of the audit log is deleted'),
} satisfies VariableGroup
