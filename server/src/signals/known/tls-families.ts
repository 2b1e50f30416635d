import families from './tls-families.json' with { type: 'json' }

/** Who made a TLS handshake: `chromium`, `firefox`, `apple`, or a program such as `curl`. */
export type TlsFamilies = Readonly<Record<string, string>>

/**
 * By the second part of a JA4 fingerprint, the hash of the cipher suites: it stays the same through many versions. Computed
 * from the suites that Chromium 156, curl 7.88, Node 20 and Python 3.11 were seen to offer and Firefox, Safari and Go (up to
 * 1.21, and since) document.
 */
export const SHIPPED_TLS_FAMILIES: TlsFamilies = families

/**
 * @param fingerprint JA4, or whatever the proxy hands over
 * @param known       by whole fingerprints or by the second part of a JA4
 * @returns undefined: unknown
 */
export function tlsFamilyOf(fingerprint: string | undefined, known: TlsFamilies): string | undefined {
  if (fingerprint === undefined) return undefined
  const ciphers = /^[tqd]\d\d[di]\d{4}\w\w_([0-9a-f]{12})_[0-9a-f]{12}$/.exec(fingerprint)?.[1]
  const family = (key: string) => (Object.hasOwn(known, key) ? known[key] : undefined)
  return family(fingerprint) ?? (ciphers === undefined ? undefined : family(ciphers))
}

/** The family of the browser that a user agent claims to be; every browser of iOS is Apple's inside. */
export function claimedTlsFamily(userAgent: string | undefined): string | undefined {
  if (userAgent === undefined) return undefined
  if (/\b(iPhone|iPad|iPod)\b|\b(CriOS|FxiOS|EdgiOS|OPiOS|GSA)\//.test(userAgent)) return 'apple' // tablets pass for a Mac
  if (/\bFirefox\/\d/.test(userAgent)) return 'firefox'
  if (/\b(Chrome|Chromium|HeadlessChrome)\/\d/.test(userAgent)) return 'chromium'
  return /\bMac OS X\b.*\bVersion\/\d.*\bSafari\/\d/.test(userAgent) ? 'apple' : undefined
}
