/** What every wrapper is held to, in the order of the tables. */
export const CASE_NAMES = [
  'strict-mode',
  'provider-rerender',
  'two-consumers',
  'late-consumer',
  'option-change',
  'linked-id-fetches',
  'concurrent-ignore-cache',
  'error-rejects',
  'error-then-retry',
  'unmount-in-flight',
  'consent-grant',
  'consent-revoke',
  'ssr-render',
  'hydrate',
  'no-artificial-delay',
] as const

export type CaseName = (typeof CASE_NAMES)[number]
