import { SelfsameError } from './errors.ts'
import type { StartOptions } from './types.ts'

/** Whether the page may collect. */
export interface Consent {
  granted(): boolean
  /** @throws {SelfsameError} `consent_required` */
  check(): void
  grant(): void
  revoke(): void
  /** The field of the identify body; left out where consent was never asked for. */
  wireField(): { consent?: 'granted' }
}

export function createConsent(mode: StartOptions['consent']): Consent {
  let asked = mode === 'required'
  let given = !asked
  return {
    granted: () => given,
    check() {
      if (!given) throw new SelfsameError('consent_required', 'Nothing is collected before grantConsent()')
    },
    grant() {
      given = true
    },
    revoke() {
      asked = true
      given = false
    },
    wireField: () => (asked && given ? { consent: 'granted' } : {}),
  }
}
