import type { Config } from './config.ts'

/** What must hold between settings that are each fine by themselves. */
export interface Check {
  /** The variable to blame. */
  readonly variable: string
  readonly message: string
  holds(config: Config): boolean
}

export const CHECKS: readonly Check[] = [
  {
    variable: 'SELFSAME_SECRET_KEY',
    message: 'expected another key than SELFSAME_PUBLIC_KEY, which every page shows',
    holds: ({ publicKey, secretKey }) => publicKey === undefined || publicKey !== secretKey,
  },
  {
    variable: 'SELFSAME_TLS_HEADER',
    message: 'expected SELFSAME_TRUSTED_PROXIES too: from anybody else the header is not believed',
    holds: ({ tlsHeader, trustedProxies }) => tlsHeader === undefined || trustedProxies.length > 0,
  },
]
