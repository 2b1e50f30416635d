import type { ExplainedDetector } from '@selfsame/contract'
import type { ListKind } from './known/network-facts.ts'
import type { Signal } from './signal.ts'

const FIELDS = {
  tor_node: ['tor', 'The address is a node of the Tor network'],
  email_spam: ['email_spam', 'Spam was sent from the address'],
  attack_source: ['attack_source', 'Attacks came from the address'],
} as const satisfies Record<string, readonly [ListKind, string]>

/** Whether the address stands in lists of bad ones; only what there are lists of. */
export const ipBlocklist: Signal<'ip_blocklist'> = ({ network: { listed } }) => {
  const fields: Partial<Record<keyof typeof FIELDS, boolean>> = {}
  const detectors: ExplainedDetector[] = []
  for (const [field, [kind, words]] of Object.entries(FIELDS) as [keyof typeof FIELDS, readonly [ListKind, string]][]) {
    const listing = listed[kind]
    if (!listing) continue
    fields[field] = listing.found
    if (listing.found) detectors.push({ name: `${kind.replace('_', '-')}-list`, weight: 1, reason: `${words}, by ${listing.by}.` })
  }
  return Object.keys(fields).length === 0 ? undefined : { fields: { ip_blocklist: fields }, detectors }
}
