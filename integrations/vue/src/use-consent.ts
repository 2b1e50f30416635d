import { consentOf, type ConsentStatus } from '@selfsame/core'
import { computed, type ComputedRef } from 'vue'
import { useSelfsame } from './plugin.ts'
import { useStore } from './use-store.ts'

export interface UseConsent {
  /** `unknown` on a server and until hydrated; `granted` also where none is required. */
  status: ComputedRef<ConsentStatus>
  grant: () => void
  /** Takes consent back, or declines it. */
  revoke: () => void
}

/**
 * The visitor's consent, for a cookie banner; in `setup`.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useConsent(): UseConsent {
  const consent = consentOf(useSelfsame())
  const status = useStore(computed(() => consent), 'unknown')
  return { status: computed(() => status.value), grant: consent.grant, revoke: consent.revoke }
}
