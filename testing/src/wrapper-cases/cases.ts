import { consentCases } from './cases/consent-cases.ts'
import { errorCases } from './cases/error-cases.ts'
import { requestCases } from './cases/request-cases.ts'
import { serverCases } from './cases/server-cases.ts'
import { timeCases } from './cases/time-cases.ts'
import type { Adapter, Lack } from './adapter.ts'
import type { IdentifyEndpoint } from '../identify-endpoint.ts'
import type { CaseName } from './names.ts'

export interface Means {
  adapter: Adapter
  endpoint: IdentifyEndpoint
}

export interface Case {
  /** Adapters that lack this are not asked. */
  needs?: Lack
  /** Throws where the wrapper does otherwise. */
  check(means: Means): Promise<void>
}

export const CASES = { ...requestCases, ...errorCases, ...consentCases, ...serverCases, ...timeCases } satisfies Record<CaseName, Case>
