import { consentOf, type Agent } from '@selfsame/core'
import { show } from './dom.ts'

/** Asks where consent is needed, and lets the visitor change their mind at any time. */
export function showConsent(agent: Agent): void {
  const consent = consentOf(agent)
  onClick('consent-grant', consent.grant)
  onClick('consent-revoke', consent.revoke)
  consent.subscribe(render)
  render()

  function render(): void {
    for (const status of ['awaiting', 'granted', 'revoked']) show(status, consent.getState() === status)
  }
}

function onClick(testId: string, act: () => void): void {
  for (const button of document.querySelectorAll(`[data-testid="${testId}"]`)) button.addEventListener('click', act)
}
