import { expect, it } from 'vitest'
import { highActivityDevice } from './high-activity-device.ts'
import { signalOptions, signalVisit } from './tests/signal-visit.ts'

const NONE = {}
const after = (events: number) => {
  const velocity = { events: { '5_minutes': 1, '1_hour': 1, '24_hours': events } }
  return highActivityDevice(signalVisit({ velocity, options: { ...signalOptions, highActivity: 40 } }), NONE)
}

it('begins at the threshold', () => {
  expect(after(39)).toEqual({ fields: { high_activity_device: false }, detectors: [] })
  expect(after(40)).toMatchObject({ fields: { high_activity_device: true }, detectors: [{ name: 'events-of-a-day' }] })
})

it('is left out where nothing was counted', () => {
  expect(highActivityDevice(signalVisit(), NONE)).toBeUndefined()
})
