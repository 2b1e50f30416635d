import type { CountedSignal } from './signal.ts'

/**
 * Whether the visitor comes far more often than people do: at least `options.highActivity` events in 24 hours, this one
 * among them.
 */
export const highActivityDevice: CountedSignal<'high_activity_device'> = ({ velocity, options }) => {
  const events = velocity?.events?.['24_hours']
  if (events === undefined) return undefined
  const isHigh = events >= options.highActivity
  const reason = `The visitor came ${events} times in 24 hours; ${options.highActivity} and more are many.`
  return { fields: { high_activity_device: isHigh }, detectors: isHigh ? [{ name: 'events-of-a-day', weight: 1, reason }] : [] }
}
