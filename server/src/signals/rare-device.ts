import type { RARITY_BUCKETS } from '@selfsame/contract'
import type { Signal } from './signal.ts'

type Bucket = (typeof RARITY_BUCKETS)[number]

/** Of fewer visitors the rarest 0.1 % cannot be told. */
const LEAST_VISITORS = 1_000

/** From which share of visitors with a more common device on, in 0..1; rarest first. */
const BUCKETS: readonly (readonly [from: number, bucket: Bucket])[] = [
  [0.999, 'p99.9+'],
  [0.995, 'p99.5-p99.9'],
  [0.99, 'p99-p99.5'],
  [0.95, 'p95-p99'],
]

/**
 * How rare the device is among the environment's own visitors: what does not change from day to day (model, processor,
 * graphics, screen, fonts, languages and time zone) taken as one value, as linkage counts it.
 */
export const rareDevice: Signal<'rare_device' | 'rare_device_percentile_bucket'> = ({ population: { visitors, device } }) => {
  if (visitors < LEAST_VISITORS || device === undefined) return undefined
  const bucket = device.seen === 0 ? 'not_seen' : (BUCKETS.find(([from]) => device.moreCommon >= from)?.[1] ?? '<p95')
  const isRare = bucket === 'p99.9+' || bucket === 'not_seen'
  const reason = `Of ${visitors} visitors counted, ${device.seen} showed such a device; ${(device.moreCommon * 100).toFixed(1)} % have a more common one.`
  return {
    fields: { rare_device: isRare, rare_device_percentile_bucket: bucket },
    detectors: isRare ? [{ name: 'device-frequency', weight: 1, reason }] : [],
  }
}
