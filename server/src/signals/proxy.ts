import type { Signal } from './signal.ts'

/** Whether the address is a known proxy's; left out where no list of proxies is loaded. */
export const proxy: Signal<'proxy' | 'proxy_confidence' | 'proxy_details'> = ({ network: { listed } }) => {
  const listing = listed.proxy
  if (!listing) return undefined
  if (!listing.found) return { fields: { proxy: false, proxy_confidence: 'high' }, detectors: [] }
  const inDatacenter = listed.datacenter?.found
  return {
    fields: {
      proxy: true,
      proxy_confidence: 'high',
      proxy_details: {
        proxy_type: inDatacenter === undefined ? 'unknown' : inDatacenter ? 'data_center' : 'residential',
        ...(listing.provider !== undefined && { provider: listing.provider }),
      },
    },
    detectors: [{ name: 'proxy-list', weight: 1, reason: `The address is a known proxy's, by ${listing.by}.` }],
  }
}
