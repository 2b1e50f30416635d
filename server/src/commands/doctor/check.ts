import type { Config } from '../../config/index.ts'
import type { Store } from '../../store/store.ts'

/** What came out of one look. */
export interface Finding {
  check: string
  /** `warn`: it works, but something should be done. */
  state: 'ok' | 'warn' | 'fail'
  /** What was seen. */
  detail: string
  /** What to do about it; absent where there is nothing to do. */
  fix?: string
}

export interface Patient {
  config: Config
  /** Not migrated by the look itself. */
  store: Store
}

/** Looks at one thing; what it throws is a failure of that thing. */
export interface Check {
  readonly name: string
  /** What to do where it throws. */
  readonly fix: string
  look(patient: Patient): Promise<Omit<Finding, 'check'>>
}

export const fine = (detail: string): Omit<Finding, 'check'> => ({ state: 'ok', detail })
