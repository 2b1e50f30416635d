import { consentOf, type ConsentStatus } from '@selfsame/core'
import { readable, type Readable } from 'svelte/store'
import { getSelfsame } from './context.ts'

export interface Consent {
  /** `unknown` on a server; `granted` also where none is required. */
  status: ConsentStatus
  grant: () => void
  /** Takes consent back, or declines it. */
  revoke: () => void
}

export interface ConsentStore extends Readable<Consent>, Omit<Consent, 'status'> {}

/**
 * The visitor's consent, for a cookie banner; during component initialisation.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useConsent(): ConsentStore {
  const { subscribe: follow, getState, grant, revoke } = consentOf(getSelfsame())
  const consent = (): Consent => ({ status: getState(), grant, revoke })
  const { subscribe } = readable(consent(), (set) => {
    set(consent())
    return follow(() => set(consent()))
  })
  return { subscribe, grant, revoke }
}
