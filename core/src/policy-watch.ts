/** Which addresses the page's Content-Security-Policy refused since the watch began. */
export interface PolicyWatch {
  refused(url: string): boolean
  end(): void
}

/** A refused fetch fails like any other; only this event tells why. */
export function watchPolicy(document: Document): PolicyWatch {
  const refused: string[] = []
  const note = (event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective === 'connect-src' && event.disposition !== 'report') refused.push(event.blockedURI)
  }
  document.addEventListener('securitypolicyviolation', note)
  return {
    // Browsers may shorten the blocked address to its origin.
    refused: (url) => refused.some((blocked) => blocked !== '' && url.startsWith(blocked)),
    end: () => document.removeEventListener('securitypolicyviolation', note),
  }
}
