import type { ComponentName } from '@selfsame/contract'
import type { Line } from '../simulate.ts'

/** A component as one text: its value, or why there is none; `where` reads a part of an object. */
export function valueOf({ components }: Line, name: ComponentName, part?: string): string {
  const result = components[name]
  if (result?.state !== 'ok') return result?.state ?? ''
  return JSON.stringify(part === undefined ? result.value : (result.value as Record<string, unknown>)[part])
}

export function countsOf(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Shannon entropy in bits. */
export function entropy(values: readonly string[]): number {
  let bits = 0
  for (const count of countsOf(values).values()) bits -= (count / values.length) * Math.log2(count / values.length)
  return bits
}

/** Shares of values that occur once, in sets of 2 to 49, and in larger sets. */
export function setSizes(values: readonly string[]): [unique: number, small: number, large: number] {
  const counts = countsOf(values)
  const shareOf = (fits: (count: number) => boolean) => values.filter((value) => fits(counts.get(value) ?? 0)).length / Math.max(1, values.length)
  return [shareOf((count) => count === 1), shareOf((count) => count > 1 && count < 50), shareOf((count) => count >= 50)]
}
