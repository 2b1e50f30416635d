import { PATHS } from '@selfsame/contract/constants'
import { resolveEndpoints } from './endpoints.ts'
import { SelfsameError } from './errors.ts'
import type { SourceWindow } from './sources/source.ts'
import type { StartOptions } from './types.ts'

/**
 * Whether a request carries, and may set, the first-party token. The cookie is `SameSite=Strict`: to an endpoint on
 * another site nothing goes along, and nothing is left there. A visitor who blocks cookies is identified without it.
 *
 * @throws {SelfsameError} `storage_blocked`: the site asks for cookies on a page that can never have one
 */
export function credentialsOf(window: SourceWindow, { storage }: StartOptions): 'include' | 'omit' {
  if (storage !== 'cookie') return 'omit'
  if (window.origin === 'null') {
    throw new SelfsameError('storage_blocked', "A page of opaque origin (a sandboxed frame, a file) has no cookies: use storage 'none'")
  }
  return 'include'
}

/** The field of the identify body that asks for a token; left out where nothing may be left in the browser. */
export function tokenField({ storage }: StartOptions): { storage?: 'cookie' } {
  return storage === 'cookie' ? { storage } : {}
}

/** Asks every endpoint to clear the token. Without an answer: nobody is left to hear of a failure. */
export function clearToken(window: SourceWindow, endpoint: StartOptions['endpoint']): void {
  for (const address of knownEndpoints(window, endpoint)) {
    const request = window.fetch(address + PATHS.token, { method: 'DELETE', credentials: 'include', keepalive: true })
    request.catch(() => undefined)
  }
}

/** None where the option is invalid: nothing was ever sent there, so no token came from there. */
function knownEndpoints(window: SourceWindow, endpoint: StartOptions['endpoint']): readonly string[] {
  try {
    return resolveEndpoints(window, endpoint)
  } catch (error) {
    if (error instanceof SelfsameError) return []
    throw error
  }
}
