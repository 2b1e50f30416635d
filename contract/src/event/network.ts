import { z } from 'zod'

const geolocation = z.object({
  /** Kilometres. */
  accuracy_radius: z.number().exactOptional(),
  /** Degrees, north positive. */
  latitude: z.number().min(-90).max(90).exactOptional(),
  /** Degrees, east positive. */
  longitude: z.number().min(-180).max(180).exactOptional(),
  postal_code: z.string().exactOptional(),
  /** IANA name. */
  timezone: z.string().exactOptional(),
  city_name: z.string().exactOptional(),
  /** ISO 3166-1 alpha-2 */
  country_code: z.string().exactOptional(),
  country_name: z.string().exactOptional(),
  continent_code: z.string().exactOptional(),
  continent_name: z.string().exactOptional(),
  subdivisions: z.array(z.object({ iso_code: z.string(), name: z.string() })).exactOptional(),
})

const ipDetails = z.object({
  /** As it is in `ip_address`; left out where that is. */
  address: z.string().exactOptional(),
  geolocation: geolocation.exactOptional(),
  /** Number of the autonomous system, in decimal digits. */
  asn: z.string().exactOptional(),
  asn_name: z.string().exactOptional(),
  /** CIDR */
  asn_network: z.string().exactOptional(),
  /** For instance `hosting`, `isp`, `business`, `education`. */
  asn_type: z.string().exactOptional(),
  datacenter_result: z.boolean().exactOptional(),
  datacenter_name: z.string().exactOptional(),
})

/** What is known of the address. */
export const networkFields = {
  /** One of the two: the address that the visit came from. */
  ip_info: z.object({ v4: ipDetails.exactOptional(), v6: ipDetails.exactOptional() }).exactOptional(),
  ip_blocklist: z
    .object({
      email_spam: z.boolean().exactOptional(),
      attack_source: z.boolean().exactOptional(),
      tor_node: z.boolean().exactOptional(),
    })
    .exactOptional(),
}
