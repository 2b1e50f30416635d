/** Scores are kept in hundredths. */
const UNITS = 100
/** Of bands 0 to 40; every score from 256 on is in the last. */
const LAST_BAND = 40

/** @returns hundredths, rounded down */
export function scoreUnits(score: number): number {
  return Math.floor(score * UNITS + 1e-6)
}

/** Least number of hundredths that a score of at least `min` has. */
export function leastUnits(min: number): number {
  return Math.ceil(min * UNITS - 1e-6)
}

/** Band that a score falls into: 1 wide below 16, 4 below 64, 16 from there on. */
function bandOf(score: number): number {
  const whole = Math.floor(score)
  if (whole < 16) return Math.max(0, whole)
  if (whole < 64) return 16 + Math.floor((whole - 16) / 4)
  return Math.min(LAST_BAND, 28 + Math.floor((whole - 64) / 16))
}

export function scoreBand(score: number): string {
  return String(bandOf(score))
}

/** Bands in which scores of at least `min` are; the first one may hold lower ones too. */
export function bandsFrom(min: number): string[] {
  const first = bandOf(min)
  return Array.from({ length: LAST_BAND + 1 - first }, (_, index) => String(first + index))
}
