import type { Detector } from '../detector.ts'
import { claimOf, type EngineName } from '../lib/claim.ts'
import { header } from '../lib/read.ts'

/** What follows what, as each engine sends it over HTTP/1.1 and HTTP/2; proxies add headers, and leave the order of these. */
const ORDERS: Readonly<Partial<Record<EngineName, readonly string[]>>> = {
  blink: ['user-agent', 'accept', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'accept-encoding', 'accept-language'],
  gecko: ['user-agent', 'accept', 'accept-language', 'accept-encoding', 'origin'],
}

/** Headers in an order in which the browser that they name does not send them. */
export const headerOrder: Detector = (sighting) => {
  const { engine } = claimOf(header(sighting, 'user-agent') ?? '')
  const order = engine && ORDERS[engine]
  if (!order) return undefined
  const places = sighting.headers.map(([name]) => order.indexOf(name.toLowerCase())).filter((place) => place !== -1)
  return places.some((place, index) => place < (places[index - 1] ?? -1))
    ? { weight: 0.4, reason: 'Headers come in an order in which this browser does not send them.' }
    : undefined
}
