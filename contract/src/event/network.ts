import { z } from 'zod'

const geolocation = z.object({
  accuracy_radius: z.number().exactOptional().describe('Kilometres.'),
  latitude: z.number().min(-90).max(90).exactOptional().describe('Degrees, north positive.'),
  longitude: z.number().min(-180).max(180).exactOptional().describe('Degrees, east positive.'),
  postal_code: z.string().exactOptional(),
  timezone: z.string().exactOptional().describe('IANA name.'),
  city_name: z.string().exactOptional(),
  country_code: z.string().exactOptional().describe('ISO 3166-1 alpha-2'),
  country_name: z.string().exactOptional(),
  continent_code: z.string().exactOptional(),
  continent_name: z.string().exactOptional(),
  subdivisions: z.array(z.object({ iso_code: z.string(), name: z.string() })).exactOptional(),
})

const ipDetails = z.object({
  address: z.string().exactOptional().describe('As it is in `ip_address`; left out where that is.'),
  geolocation: geolocation.exactOptional(),
  asn: z.string().exactOptional().describe('Number of the autonomous system, in decimal digits.'),
  asn_name: z.string().exactOptional(),
  asn_network: z.string().exactOptional().describe('CIDR'),
  asn_type: z.string().exactOptional().describe('For instance `hosting`, `isp`, `business`, `education`.'),
  datacenter_result: z.boolean().exactOptional(),
  datacenter_name: z.string().exactOptional(),
})

/** What is known of the address. */
export const networkFields = {
  ip_info: z.object({ v4: ipDetails.exactOptional(), v6: ipDetails.exactOptional() }).exactOptional().describe('One of the two: the address that the visit came from.'),
  ip_blocklist: z
    .object({
      email_spam: z.boolean().exactOptional(),
      attack_source: z.boolean().exactOptional(),
      tor_node: z.boolean().exactOptional(),
    })
    .exactOptional(),
}
