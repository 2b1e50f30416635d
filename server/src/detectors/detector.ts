import type { Components } from '@selfsame/contract'

/** What detectors may look at. A part that is left out was not observed. */
export interface Sighting {
  /** What the page sent. */
  components: Components
  /** As received: order, case and repetitions. */
  headers: readonly (readonly [name: string, value: string])[]
  /** ms since the epoch */
  at: number
  /** Whether nonce, clock and components are as an agent put them together; older agents do not say. */
  asMade?: boolean
  /** Who made the TLS handshake, and whose it would be were the user agent true; only where both are known. */
  tls?: { family: string; claimed: string }
}

/** Why a detector fired. */
export interface Reason {
  /** Share of what it takes to be sure: 1 is enough alone. */
  weight: number
  /** One sentence for people; no raw value of the visit's. */
  reason: string
}

/** One detector: a pure function of a visit, undefined where it sees nothing. */
export type Detector = (sighting: Sighting) => Reason | undefined

/** A reason, by the name of its detector. */
export type NamedReason = Reason & { name: string }

/** Asks every detector; all that fired are kept, in the registry's order. */
export function ask(registry: Readonly<Record<string, Detector>>, sighting: Sighting): NamedReason[] {
  return Object.entries(registry).flatMap(([name, detector]) => {
    const found = detector(sighting)
    return found ? [{ name, ...found }] : []
  })
}

/** Weights of all reasons together. */
export const sum = (reasons: readonly Reason[]): number => reasons.reduce((total, { weight }) => total + weight, 0)
