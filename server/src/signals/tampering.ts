import { ask, sum, tamperingDetectors, type NamedReason, type Sighting, type TamperingDetectorName } from '../detectors/index.ts'
import { falsifiedIn } from './known/falsified.ts'
import { handshakeOf, type Connection } from './known/handshake.ts'
import { unlikeliest, type Unlikely } from './known/unlikely.ts'
import type { Population, Signal } from './signal.ts'

type Judged = Sighting & Connection & { population?: Population }

/** Weights together from which on it is tampering, and from which on that is more, and very, likely. */
const [TAMPERED, LIKELY, SURE] = [0.8, 1, 1.6]

/** What only a browser made for it, or a whole profile put over one, contradicts in several ways at once. */
const OF_PROFILES: ReadonlySet<string> = new Set<TamperingDetectorName>(['client-hints', 'engine', 'engine-version', 'platform', 'graphics', 'fonts', 'machine'])
const MANY = 2

/** From which score on a combination is given as a reason, and what a score of 1 would weigh: never enough alone. */
const [TOLD, OF_COMBINATION] = [0.5, 0.3]

/** Contradictions and the unlikeliest combination as independent chances: none gives 0, and it comes near 1 and never there. */
const anomalyOf = (reasons: readonly NamedReason[], unlikely: number) =>
  1 - reasons.reduce((rest, { weight }) => rest * (1 - Math.min(weight, 0.95)), 1 - unlikely)

function combined({ name, score, visitors, first, second, together }: Unlikely): NamedReason[] {
  if (score < TOLD) return []
  const reason = `Of ${visitors} visitors ${first} and ${second} showed the parts of "${name}", and ${together} this combination of them.`
  return [{ name: 'joint-frequency', weight: Math.round(score * OF_COMBINATION * 100) / 100, reason }]
}

/** None of a browser that resists fingerprinting: what it claims for all its users goes with few of their machines. */
const unlikeliestOf = ({ components, population }: Judged) => (population && falsifiedIn(components) === 0 ? unlikeliest(population) : undefined)

/**
 * Whether what the browser says of itself is made up: functions overwritten, or claims that contradict each other. A
 * browser that resists fingerprinting says the same for all its users, and contradicts nothing.
 */
export const tampering = ((seen: Judged) => {
  if (seen.components.userAgent === undefined) return undefined
  const contradictions = ask(tamperingDetectors, { ...seen, ...handshakeOf(seen) })
  const unlikely = unlikeliestOf(seen)
  const reasons = unlikely ? [...contradictions, ...combined(unlikely)] : contradictions
  const weight = sum(reasons)
  const tampered = weight >= TAMPERED
  const ofProfiles = reasons.filter(({ name }) => OF_PROFILES.has(name)).length
  const confidence = !tampered || weight >= SURE ? 'high' : weight >= LIKELY ? 'medium' : 'low'
  return {
    fields: {
      tampering: tampered,
      tampering_confidence: confidence as 'high' | 'medium' | 'low',
      tampering_details: {
        anomaly_score: Math.round(anomalyOf(contradictions, unlikely?.score ?? 0) * 1e4) / 1e4,
        anti_detect_browser: tampered && ofProfiles >= MANY,
      },
    },
    detectors: reasons,
  }
}) satisfies Signal<'tampering' | 'tampering_confidence' | 'tampering_details'>
