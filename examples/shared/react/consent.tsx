'use client'

import { useSelfsame, useVisitorData } from '@selfsame/react'
import { WORDS } from '../src/words.ts'

/** Asks where the agent waits for consent; offers to withdraw it where it was given. */
export function Consent() {
  const agent = useSelfsame()
  const { status } = useVisitorData({ immediate: false })
  if (status === 'idle') return null
  if (status !== 'awaiting-consent') {
    return (
      <p className="consent-given">
        {WORDS.revokeText} <button type="button" className="quiet" data-testid="consent-revoke" onClick={agent.revokeConsent}>{WORDS.consentRevoke}</button>
      </p>
    )
  }
  return (
    <section className="card consent" aria-labelledby="consent-title" data-testid="consent-banner">
      <h2 id="consent-title">{WORDS.consentTitle}</h2>
      <p>{WORDS.consentText}</p>
      <button type="button" className="primary" data-testid="consent-grant" onClick={agent.grantConsent}>{WORDS.consentGrant}</button>
    </section>
  )
}
