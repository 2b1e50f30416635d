import { ask, sum, tamperingDetectors, type NamedReason, type Sighting, type TamperingDetectorName } from '../detectors/index.ts'
import { handshakeOf, type Connection } from './known/handshake.ts'
import type { Signal } from './signal.ts'

/** Weights together from which on it is tampering, and from which on that is more, and very, likely. */
const [TAMPERED, LIKELY, SURE] = [0.8, 1, 1.6]

/** What only a browser made for it, or a whole profile put over one, contradicts in several ways at once. */
const OF_PROFILES: ReadonlySet<string> = new Set<TamperingDetectorName>(['client-hints', 'engine', 'engine-version', 'platform', 'graphics', 'fonts', 'machine'])
const MANY = 2

/** Reasons as independent chances: none gives 0, and it comes near 1 and never there. */
const anomalyOf = (reasons: readonly NamedReason[]) => 1 - reasons.reduce((rest, { weight }) => rest * (1 - Math.min(weight, 0.95)), 1)

/**
 * Whether what the browser says of itself is made up: functions overwritten, or claims that contradict each other. A
 * browser that resists fingerprinting says the same for all its users, and contradicts nothing.
 */
export const tampering = ((seen: Sighting & Connection) => {
  if (seen.components.userAgent === undefined) return undefined
  const reasons = ask(tamperingDetectors, { ...seen, ...handshakeOf(seen) })
  const weight = sum(reasons)
  const tampered = weight >= TAMPERED
  const ofProfiles = reasons.filter(({ name }) => OF_PROFILES.has(name)).length
  const confidence = !tampered || weight >= SURE ? 'high' : weight >= LIKELY ? 'medium' : 'low'
  return {
    fields: {
      tampering: tampered,
      tampering_confidence: confidence as 'high' | 'medium' | 'low',
      tampering_details: {
        anomaly_score: Math.round(anomalyOf(reasons) * 1e4) / 1e4,
        anti_detect_browser: tampered && ofProfiles >= MANY,
      },
    },
    detectors: reasons,
  }
}) satisfies Signal<'tampering' | 'tampering_confidence' | 'tampering_details'>
