'use client'

import { consentOf, type ConsentStatus } from '@selfsame/core'
import { useSyncExternalStore } from 'react'
import { useSelfsame } from './use-selfsame.ts'

export interface UseConsent {
  /** `unknown` on a server and until hydrated; `granted` also where none is required. */
  status: ConsentStatus
  grant: () => void
  /** Takes consent back, or declines it. */
  revoke: () => void
}

/**
 * The visitor's consent, for a cookie banner.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useConsent(): UseConsent {
  const { subscribe, getState, grant, revoke } = consentOf(useSelfsame())
  const status = useSyncExternalStore<ConsentStatus>(subscribe, getState, () => 'unknown')
  return { status, grant, revoke }
}
