import type { Version } from '../browser.ts'
import type { Comparator } from './comparator.ts'

/**
 * Compares versions in one direction, the visit's against the one known before: same | newer by at most `near` major
 * versions | newer by more | older. Parts that only one side tells are not compared: `156` and `156.0.8078.73` are the same.
 */
export function versionStep(near: number): Comparator<Version> {
  return {
    levels: 4,
    level(visit, known) {
      const told = Math.min(visit.length, known.length)
      const steps = Array.from({ length: told }, (_, part) => (visit[part] ?? 0) - (known[part] ?? 0))
      const step = steps.find((difference) => difference !== 0) ?? 0
      if (step === 0) return 0
      if (step < 0) return 3
      return (steps[0] ?? 0) <= near ? 1 : 2
    },
  }
}
