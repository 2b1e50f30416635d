import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

const MINUTE = 60_000

/** Making a format is slow; there are about 600 zones. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** @returns undefined for a zone that this server does not know */
function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(timeZone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    formats.set(timeZone, format)
    return format
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Minutes from UTC as `getTimezoneOffset` counts. */
function offsetOf(format: Intl.DateTimeFormat, at: number): number {
  const parts = format.formatToParts(at)
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(number('year'), number('month') - 1, number('day'), number('hour') % 24, number('minute'), number('second'))
  return Math.round((at - local) / MINUTE)
}

/** A rule that changed lately moves offsets by an hour; what was made up is off by more. */
const LEAST = 90

/** The zone's name and its offsets do not belong together, in January and in July. */
export const timeZone: Detector = ({ components, at }) => {
  const [name, offsets] = [read(components, 'timeZone'), read(components, 'timeZoneOffsets')]
  const format = name === undefined ? undefined : formatOf(name)
  if (!format || !offsets) return undefined
  const year = new Date(at).getUTCFullYear()
  const off = [Date.UTC(year, 0, 1), Date.UTC(year, 6, 1)].every((day, index) => Math.abs(offsetOf(format, day) - (offsets[index] ?? 0)) >= LEAST)
  return off ? { weight: 0.8, reason: 'The time zone\'s name and its offsets do not belong together.' } : undefined
}
