'use client'

import { useConsent } from '@selfsame/react'
import { WORDS } from '../src/words.ts'

/** Asks where consent is needed, and lets the visitor change their mind at any time. */
export function Consent() {
  const { status, grant, revoke } = useConsent()
  switch (status) {
    case 'unknown': // on the server, and until the page is hydrated
      return null
    case 'awaiting':
      return (
        <section className="card consent" aria-labelledby="consent-title" data-testid="consent-banner">
          <h2 id="consent-title">{WORDS.consentTitle}</h2>
          <p>{WORDS.consentText}</p>
          <button type="button" className="primary" data-testid="consent-grant" onClick={grant}>{WORDS.consentGrant}</button>
          <button type="button" data-testid="consent-revoke" onClick={revoke}>{WORDS.consentDecline}</button>
        </section>
      )
    case 'granted':
      return (
        <p className="consent-given">
          {WORDS.grantedText} <button type="button" className="quiet" data-testid="consent-revoke" onClick={revoke}>{WORDS.consentRevoke}</button>
        </p>
      )
    case 'revoked':
      return (
        <p className="consent-given">
          {WORDS.revokedText} <button type="button" className="quiet" data-testid="consent-grant" onClick={grant}>{WORDS.consentGrant}</button>
        </p>
      )
  }
}
