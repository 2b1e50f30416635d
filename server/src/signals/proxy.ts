import type { Listing } from './known/network-facts.ts'
import type { Signal } from './signal.ts'

/** Whether the address is a known proxy's; left out where no list of proxies is loaded. */
export const proxy: Signal<'proxy' | 'proxy_confidence' | 'proxy_details'> = ({ network: { listed } }) => {
  const listing = listed.proxy
  if (!listing) return undefined
  // No list holds all the proxies there are.
  if (!listing.found) return { fields: { proxy: false, proxy_confidence: 'medium' }, detectors: [] }
  const { by, provider, ofSystem } = listing
  const words = ofSystem ? 'The address belongs to a network of proxies' : 'The address is a known proxy\'s'
  return {
    fields: {
      proxy: true,
      proxy_confidence: confidenceOf(listing),
      proxy_details: { proxy_type: typeOf(listing, listed.datacenter), ...(provider !== undefined && { provider }) },
    },
    detectors: [{ name: 'proxy-list', weight: 1, reason: `${words}, by ${by}.` }],
  }
}

/** A household's address passes from one to the next, and not everybody in a network is a proxy. */
function confidenceOf({ ofSystem, residential }: Extract<Listing, { found: true }>): 'low' | 'medium' | 'high' {
  return ofSystem ? 'low' : residential ? 'medium' : 'high'
}

function typeOf({ residential }: Extract<Listing, { found: true }>, datacenter: Listing | undefined): 'residential' | 'data_center' | 'unknown' {
  if (residential) return 'residential'
  return datacenter === undefined ? 'unknown' : datacenter.found ? 'data_center' : 'residential'
}
