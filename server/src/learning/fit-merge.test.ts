import { expect, it } from 'vitest'
import { mergeFeatures } from '../linkage/merge-features.ts'
import { shippedModel } from '../linkage/model.ts'
import type { DeviceClass } from '../linkage/observation.ts'
import { fitMerge, type PairSample } from './fit-merge.ts'

const { weights: present } = shippedModel.merge

/** A pair that only its fit tells of. */
const pair = (deviceClass: DeviceClass, fit: number, same: boolean): PairSample => ({
  deviceClass,
  features: mergeFeatures.map((name) => (name === 'constant' ? 1 : name === 'fit to each other' ? fit : name === 'restlessness' ? 0.01 * (fit % 3) : 0)),
  same,
})

const many = (deviceClass: DeviceClass, size: number) => Array.from({ length: size }, (_, index) => pair(deviceClass, index % 16, index % 16 > 8))

it('leaves a class of which too few pairs were met as it was', () => {
  const { desktop, ios, android } = fitMerge([...many('desktop', 1_000), pair('ios', 1, true), pair('ios', 2, true), pair('ios', 3, true)], present)
  expect(ios).toBe(present.ios)
  expect(android).toBe(present.android)
  expect(desktop).not.toBe(present.desktop)
})

it('learns what tells one browser from two', () => {
  const { desktop } = fitMerge(many('desktop', 1_000), present)
  expect(desktop[mergeFeatures.indexOf('fit to each other')]).toBeGreaterThan(0.1)
})

it('leaves out what hardly moves: how much it says when it moves is not known', () => {
  const { desktop } = fitMerge(many('desktop', 1_000), present)
  expect(desktop[mergeFeatures.indexOf('restlessness')]).toBe(0)
})
