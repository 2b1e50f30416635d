import { formatShare } from '../../shared/src/format.ts'
import type { VisitLinkage, VisitTechniques } from '../../shared/src/visit.ts'

/** One technique and what came of it. */
export interface TechniqueLine {
  label: string
  note: string
  /** Left out where it had no say. */
  bits?: number
}

const TOKEN_NOTES: Record<NonNullable<VisitTechniques['token']>['state'], string> = {
  absent: 'none sent',
  matched: 'sent, and the browser fits',
  mismatch: 'sent by a browser that cannot own it: not believed',
}

const PART_NOTES: Record<NonNullable<VisitTechniques['network']>['parts'][number], string> = {
  prefix: 'address range',
  asn: 'provider',
  tls: 'TLS handshake',
}

/** Every technique, on or off, then what else linkage found; an older server tells of none. */
export function techniqueLines({ techniques, merged, likely }: VisitLinkage): TechniqueLine[] {
  if (!techniques) return []
  const { fingerprint, token, network } = techniques
  return [
    { label: 'Fingerprint', note: 'page and request', bits: fingerprint.bits },
    token ? { label: 'First-party token', note: TOKEN_NOTES[token.state], bits: token.bits } : { label: 'First-party token', note: 'off' },
    network
      ? { label: 'Network', note: network.parts.map((part) => PART_NOTES[part]).join(', '), bits: network.bits }
      : { label: 'Network', note: 'nothing to compare' },
    ...merged.map(({ younger, older, bits }) => ({ label: 'Duplicate found', note: `${younger}\u2026 is ${older}\u2026`, bits })),
    ...(likely ? [{ label: 'At a lower threshold', note: `${likely.name}\u2026, ${formatShare(likely.score)}` }] : []),
  ]
}
