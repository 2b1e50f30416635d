import type { Settings } from './settings.ts'

/**
 * A policy as strict as a careful site's: own files, and the Selfsame server for agent and requests; nothing inline.
 * The agent must get by with that.
 */
export function pageHeaders({ selfsame }: Settings): Record<string, string> {
  const policy = {
    'default-src': "'none'",
    'script-src': `'self' ${selfsame}`,
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': `'self' ${selfsame}`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }
  return {
    'content-security-policy': Object.entries(policy).map((rule) => rule.join(' ')).join('; '),
    'cache-control': 'no-cache',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
  }
}
