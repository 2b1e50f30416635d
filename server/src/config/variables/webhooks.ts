import { addressRanges, whole } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

export const webhooks = {
  /** Addresses and CIDR ranges that webhooks may be sent to although they are not public, and without TLS. */
  allow: {
    name: 'SELFSAME_WEBHOOK_ALLOW',
    schema: addressRanges(),
    default: '',
    unset: 'none',
    doc: 'addresses and CIDR ranges that webhooks may go to although they are private, and without TLS; [why](../docs/webhooks.md#where-they-may-go)',
  },
  concurrency: {
    name: 'SELFSAME_WEBHOOK_CONCURRENCY',
    schema: whole(1_000, 'expected a number from 0 to 1000'),
    default: '64',
    doc: 'most deliveries under way at a time to one endpoint; `0`: this process sends none',
  },
  /** In ms. */
  timeout: {
    name: 'SELFSAME_WEBHOOK_TIMEOUT',
    schema: whole(60_000, 'expected milliseconds, at most 60000'),
    default: '15000',
    doc: 'longest wait for a receiver\'s answer, in ms',
  },
} satisfies VariableGroup
