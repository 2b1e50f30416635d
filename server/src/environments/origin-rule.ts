/** `https://shop.example`, `http://localhost:3000`, `https://*.shop.example`, as a browser writes origins: lower-case, no default port. */
const RULE = /^([a-z][a-z0-9+.-]*:\/\/)(\*\.)?([a-z0-9_.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/

export function isOriginRule(text: string): boolean {
  const [, scheme = '', wildcard = '', host = '', port = ''] = RULE.exec(text) ?? []
  if (host === '') return false
  // What no browser ever sends would never fit, and nobody would see why.
  const plain = `${scheme}${wildcard && 'x.'}${host}${port}`
  return URL.canParse(plain) && (!/^https?:/.test(scheme) || new URL(plain).origin === plain)
}

/**
 * Whether an origin is the rule's, or with `*.` that of a subdomain, however deep; the domain itself is none of those.
 *
 * @param origin as a browser sends it
 * @param rule   that `isOriginRule` accepts
 */
export function fitsOrigin(origin: string, rule: string): boolean {
  const [scheme = '', host] = rule.split('*')
  if (host === undefined) return origin === rule
  const label = origin.slice(scheme.length, -host.length)
  return origin.startsWith(scheme) && origin.endsWith(host) && origin.length > scheme.length + host.length && /^[a-z0-9_.-]+$/.test(label)
}
