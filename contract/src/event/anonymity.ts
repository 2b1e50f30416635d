import { z } from 'zod'
import { confidenceLevel, ms } from './values.ts'

/** What stands between the visitor and the server. */
export const anonymityFields = {
  vpn: z.boolean().exactOptional(),
  vpn_confidence: confidenceLevel.exactOptional(),
  vpn_origin_timezone: z.string().exactOptional().describe('IANA name of the browser\'s time zone, which `timezone_mismatch` compares.'),
  vpn_origin_country: z.string().exactOptional().describe('ISO 3166 country that the browser\'s time zone lies in, or `unknown`.'),
  vpn_methods: z
    .object({
      timezone_mismatch: z.boolean().exactOptional().describe('The browser\'s time zone is not that of the address.'),
      public_vpn: z.boolean().exactOptional().describe('The address belongs to a VPN provider.'),
      os_mismatch: z.boolean().exactOptional().describe('The browser\'s operating system is not the one that the connection shows.'),
      relay: z.boolean().exactOptional().describe('The address belongs to a relay, such as Apple\'s.'),
    })
    .exactOptional(),
  proxy: z.boolean().exactOptional(),
  proxy_confidence: confidenceLevel.exactOptional(),
  proxy_details: z
    .object({
      proxy_type: z.enum(['residential', 'data_center', 'unknown']),
      last_seen_at: ms.exactOptional(),
      provider: z.string().exactOptional(),
    })
    .exactOptional().describe('Given where `proxy` is true.'),
}
