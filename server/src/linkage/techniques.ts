import type { ExplainedTechniques } from '@selfsame/contract'
import { MISSING } from './comparison.ts'
import { comparisonNames, type ComparisonName } from './comparisons.ts'
import type { DecisionInput } from './decide.ts'
import type { Model } from './model.ts'
import type { Weighed } from './weigh.ts'

type Part = NonNullable<ExplainedTechniques['network']>['parts'][number]

/** Comparisons of where a visit came from; all others are the fingerprint. */
const NETWORK: Partial<Record<ComparisonName, Part>> = { network: 'prefix', networkRange: 'prefix', asn: 'asn', tls: 'tls' }
const networkParts = comparisonNames.flatMap((name, place) => (NETWORK[name] ? [{ part: NETWORK[name], place }] : []))

/**
 * What each technique had to say for or against the best candidate.
 *
 * @param judged all candidates, best first: a token may be another one's
 */
export function techniquesOf(judged: readonly Weighed[], input: DecisionInput, model: Model): ExplainedTechniques {
  const token = tokenOf(judged, input, model)
  const network = networkOf(judged[0])
  const all = judged[0]?.bits.reduce((sum, bits) => sum + bits, 0) ?? 0
  return { fingerprint: { bits: all - (network?.bits ?? 0) }, ...(token && { token }), ...(network && { network }) }
}

function tokenOf([best, ...others]: readonly Weighed[], { token }: DecisionInput, model: Model): ExplainedTechniques['token'] {
  if (!token) return undefined
  if (best?.token === 'matched') return { state: 'matched', bits: model.token.bits }
  const isMismatch = [best, ...others].some((each) => each?.token === 'mismatch')
  return { state: isMismatch ? 'mismatch' : 'absent', bits: 0 }
}

function networkOf(best: Weighed | undefined): ExplainedTechniques['network'] {
  if (!best) return undefined
  const parts = new Set<Part>()
  let bits = 0
  for (const { part, place } of networkParts) {
    if (best.evidence.levels[place] === MISSING) continue
    parts.add(part)
    bits += best.bits[place] ?? 0
  }
  return parts.size > 0 ? { parts: [...parts], bits } : undefined
}
