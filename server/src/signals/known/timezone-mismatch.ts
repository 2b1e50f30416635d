import type { Method } from '../vpn.ts'
import { offsetOf, zonesOf } from './time-zones.ts'

/** A traveller's clock is right and an address' place often a neighbour's: not sure, but enough. */
const WEIGHT = 0.6

/**
 * Whether the browser's clock is one that is kept where the address is. Zones are told apart by the hour that they show at
 * the visit's time; within one country any of its zones will do, since addresses are placed no better than that.
 */
export const timezoneMismatch: Method = ({ components, network, at }) => {
  const zone = components.timeZone?.state === 'ok' ? components.timeZone.value : undefined
  const { timezone, country_code: country } = network.geolocation ?? {}
  const places = [...(timezone === undefined ? [] : [timezone]), ...(country === undefined ? [] : zonesOf(country))]
  const own = zone === undefined ? undefined : offsetOf(zone, at)
  const offsets = places.map((place) => offsetOf(place, at)).filter((offset) => offset !== undefined)
  if (own === undefined || offsets.length === 0) return undefined
  if (offsets.includes(own)) return { told: false }
  const hours = Number((Math.min(...offsets.map((offset) => Math.abs(offset - own))) / 60).toFixed(2))
  const reason = `The browser's clock is ${hours} ${hours === 1 ? 'hour' : 'hours'} off those where the address is.`
  return { told: true, detector: { name: 'timezone-mismatch', weight: WEIGHT, reason } }
}
