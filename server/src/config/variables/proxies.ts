import { z } from 'zod'
import { addressRanges } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

const TLS_HEADER_HINT = 'expected the name of a header that the proxy sets itself, such as x-ja4'
/** Headers that mean something else, which browsers send or proxies need. */
const TAKEN_HEADER = /^(host|cookie|origin|referer|user-agent|accept.*|authorization|connection|content-.*|sec-.*|x-forwarded-.*)$/

export const proxies = {
  trustedProxies: {
    name: 'SELFSAME_TRUSTED_PROXIES',
    schema: addressRanges(),
    default: '',
    unset: 'none',
    doc: 'addresses and CIDR ranges with commas between; only from these are `X-Forwarded-For`, `X-Forwarded-Proto` and the TLS header believed',
  },
  /** Lower-case. */
  tlsHeader: {
    name: 'SELFSAME_TLS_HEADER',
    schema: z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, TLS_HEADER_HINT)
      .refine((name) => !TAKEN_HEADER.test(name), TLS_HEADER_HINT),
    unset: 'none',
    doc: 'header in which a trusted proxy hands over the fingerprint of the TLS handshake, for instance `x-ja4`; from anybody else, or sent twice, it is ignored. Let the proxy set it, not add to it',
  },
} satisfies VariableGroup
