import { z } from 'zod'
import { confidenceLevel, ms } from './values.ts'

/** What stands between the visitor and the server. */
export const anonymityFields = {
  vpn: z.boolean().exactOptional(),
  vpn_confidence: confidenceLevel.exactOptional(),
  /** IANA name of the browser's time zone, which `timezone_mismatch` compares. */
  vpn_origin_timezone: z.string().exactOptional(),
  /** ISO 3166 country that the browser's time zone lies in, or `unknown`. */
  vpn_origin_country: z.string().exactOptional(),
  vpn_methods: z
    .object({
      /** The browser's time zone is not that of the address. */
      timezone_mismatch: z.boolean().exactOptional(),
      /** The address belongs to a VPN provider. */
      public_vpn: z.boolean().exactOptional(),
      /** The browser's operating system is not the one that the connection shows. */
      os_mismatch: z.boolean().exactOptional(),
      /** The address belongs to a relay, such as Apple's. */
      relay: z.boolean().exactOptional(),
    })
    .exactOptional(),
  proxy: z.boolean().exactOptional(),
  proxy_confidence: confidenceLevel.exactOptional(),
  /** Given where `proxy` is true. */
  proxy_details: z
    .object({
      proxy_type: z.enum(['residential', 'data_center', 'unknown']),
      last_seen_at: ms.exactOptional(),
      provider: z.string().exactOptional(),
    })
    .exactOptional(),
}
