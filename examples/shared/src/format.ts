/** `0.99873` -> `99.8%`; rounded down, since a rounded-up 100% would claim too much. Empty where it is not told. */
export function formatShare(share: number | undefined): string {
  if (share === undefined) return ''
  if (share > 0 && share < 0.001) return '<0.1%'
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`
}

/** Bits with their sign, for instance `+3.2` and `−0.4`. */
export function formatBits(bits: number): string {
  const size = Math.abs(bits).toFixed(1)
  return bits < 0 ? `\u2212${size}` : `+${size}`
}

const STEPS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** `2 minutes ago`; times in ms since the epoch. Empty where it is not told. */
export function formatAgo(time: number | undefined, now: number): string {
  if (time === undefined) return ''
  const past = Math.max(0, now - time)
  const [unit, ms] = STEPS.find(([, size]) => past >= size) ?? ['second', 1000]
  return relative.format(-Math.floor(past / ms), unit)
}

/** Date and time to the second. */
export function formatTime(time: number): string {
  return absolute.format(time)
}
