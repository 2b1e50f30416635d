import type { Detector } from '../detector.ts'
import { read } from '../lib/read.ts'

const MINUTE = 60_000

type Offsets = readonly [january: number, july: number]

/** By zone and year, since formats are slow; there are about 600 zones. */
const known = new Map<string, Offsets>()

/** Minutes from UTC on the first of January and of July, as `getTimezoneOffset` counts; undefined for a zone that this server does not know. */
function offsetsOf(timeZone: string, year: number): Offsets | undefined {
  const key = `${year} ${timeZone}`
  const offsets = known.get(key) ?? computed(timeZone, year)
  if (offsets) known.set(key, offsets)
  return offsets
}

function computed(timeZone: string, year: number): Offsets | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    return [offsetOf(format, Date.UTC(year, 0, 1)), offsetOf(format, Date.UTC(year, 6, 1))]
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

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
  const [name, told] = [read(components, 'timeZone'), read(components, 'timeZoneOffsets')]
  const right = name === undefined ? undefined : offsetsOf(name, new Date(at).getUTCFullYear())
  if (!right || !told) return undefined
  return right.every((offset, index) => Math.abs(offset - (told[index] ?? offset)) >= LEAST)
    ? { weight: 0.8, reason: 'The time zone\'s name and its offsets do not belong together.' }
    : undefined
}
