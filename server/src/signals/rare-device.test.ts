import { expect, it } from 'vitest'
import { rareDevice } from './rare-device.ts'
import { signalVisit } from './tests/signal-visit.ts'

const found = (visitors: number, device?: { seen: number; moreCommon: number }) =>
  rareDevice(signalVisit({ population: { visitors, showing: {}, ...(device && { device }) } }), {})

it.each([
  [{ seen: 40, moreCommon: 0.2 }, '<p95', false],
  [{ seen: 2, moreCommon: 0.95 }, 'p95-p99', false],
  [{ seen: 2, moreCommon: 0.9949 }, 'p99-p99.5', false],
  [{ seen: 1, moreCommon: 0.995 }, 'p99.5-p99.9', false],
  [{ seen: 1, moreCommon: 0.999 }, 'p99.9+', true],
  [{ seen: 0, moreCommon: 1 }, 'not_seen', true],
])('%j is %s', (device, bucket, isRare) => {
  expect(found(5_000, device)?.fields).toEqual({ rare_device: isRare, rare_device_percentile_bucket: bucket })
  expect(found(5_000, device)?.detectors).toHaveLength(isRare ? 1 : 0)
})

it('is left out of too few visitors, and of a visit that shows no device', () => {
  expect(found(999, { seen: 0, moreCommon: 1 })).toBeUndefined()
  expect(found(5_000)).toBeUndefined()
})
