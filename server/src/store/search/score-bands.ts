/** Scores are kept in hundredths. */
const UNITS = 100
/** An event says of each whether its score reaches it; between two of them it is looked at itself. */
const STEPS = [0, 1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 40, 50, 75, 100, 150, 200, 400] as const

/** @returns hundredths, rounded down */
export function scoreUnits(score: number): number {
  return Math.floor(score * UNITS + 1e-6)
}

/** Least number of hundredths that a score of at least `min` has. */
export function leastUnits(min: number): number {
  return Math.ceil(min * UNITS - 1e-6)
}

/** Every step that the score reaches. */
export function stepsOf(score: number): string[] {
  return STEPS.filter((step) => step <= score).map(String)
}

/** The highest step that all scores of at least `min` reach. */
export function stepBelow(min: number): string {
  return String(STEPS.findLast((step) => step <= min) ?? 0)
}
