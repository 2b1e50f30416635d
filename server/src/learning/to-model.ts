import type { Comparison } from '../linkage/comparison.ts'
import { comparisonNames, comparisons, type ComparisonName } from '../linkage/comparisons.ts'
import { MOST_CHANGES } from '../linkage/evidence.ts'
import type { ComparisonModel, Model } from '../linkage/model.ts'
import { deviceClasses, type DeviceClass } from '../linkage/observation.ts'
import { newness } from '../linkage/crowds.ts'
import { habits } from '../linkage/habits.ts'
import { bandMiddles, doublings, layout } from './parameters.ts'

/**
 * Bits that no level of a comparison goes below: what people change at will must not by itself make them somebody else,
 * however rarely simulated ones do.
 */
const LEAST: Partial<Record<ComparisonName, number>> = { screen: -4, scheme: -2, settings: -5, blockers: -5, privacy: -5, frame: -2 }

/** The same of the levels in between: who installs a program has a font or two more, and a private window is opened by whoever likes to. */
const LEAST_BETWEEN: Partial<Record<ComparisonName, number>> = { fonts: -3, privacy: -1.5 }

/** Bits that the last level never goes above: what is no accident between two machines. Of the others it never speaks for a visitor. */
const MOST: Partial<Record<ComparisonName, number>> = {
  gpu: -2, hardware: -3, version: -8, fonts: -6, screen: -1.5, text: -2, canvasText: -0.7, timeZone: -1, languages: -1,
}

/** So many changes at once are another machine rather than one that was busy. */
const MANY = 5

/** Thousandths of a bit are noise. */
const round = (bits: number): number => Math.round(bits * 1000) / 1000

/** @param common chance that a visitor of a class agrees with any other, by comparison, in their order */
export function toModel(values: Float64Array, base: Model, { version, common }: { version: string; common: Record<DeviceClass, readonly number[]> }): Model {
  const number = (shared: number, each: DeviceClass) => (values[shared] ?? 0) + (values[layout.ofClass(shared, each)] ?? 0)
  const byClass = <T>(of: (each: DeviceClass) => T) => Object.fromEntries(deviceClasses.map((each) => [each, of(each)])) as Record<DeviceClass, T>
  const middles = bandMiddles(base).map(doublings)

  const comparison = (index: number): ComparisonModel => {
    const known: Comparison = comparisons[comparisonNames[index] ?? 'system']
    const row = (each: DeviceClass, time: number) =>
      known.levels.map((_, level) => number(layout.level(index, level), each) + number(layout.slope(index, level), each) * time)
    const name = comparisonNames[index] ?? 'system'
    const bounded = (bits: number[]) =>
      bits.map((each, level) =>
        level === bits.length - 1 ? Math.max(LEAST[name] ?? -Infinity, Math.min(MOST[name] ?? 0, each)) : Math.max(LEAST_BETWEEN[name] ?? LEAST[name] ?? -Infinity, each),
      )
    const ordered = (bits: number[]) => bounded(known.unordered ? bits : falling(bits))
    return {
      bits: byClass((each) => middles.map((time) => ordered(row(each, time)).map(round))),
      restless: byClass((each) => known.levels.map((_, level) => round(number(layout.restless(index, level), each)))),
      rarity: byClass((each) => round(Math.max(0, number(layout.rarity(index), each)))),
      common: byClass((each) => common[each][index] ?? 0.3),
    }
  }
  return {
    ...base,
    version,
    comparisons: Object.fromEntries(comparisonNames.map((name, index) => [name, comparison(index)])) as Model['comparisons'],
    changes: byClass((each) => counts((count) => Math.min(count < MANY ? Infinity : -1.5, round(number(layout.changes(count), each))))),
    restlessChanges: byClass((each) => counts((count) => round(number(layout.restlessChanges(count), each)))),
    known: byClass((each) => habits.map((_, index) => round(number(layout.habit(index), each)))),
    fresh: byClass((each) => newness.map((_, index) => round(number(layout.newness(index), each)))),
  }
}

const counts = (of: (count: number) => number): number[] => Array.from({ length: MOST_CHANGES + 1 }, (_, count) => of(count))

/** The nearest row that never rises: closer agreement never speaks less for a visitor (pool adjacent violators). */
function falling(bits: readonly number[]): number[] {
  const pools: { sum: number; size: number }[] = []
  for (const each of bits) {
    pools.push({ sum: each, size: 1 })
    for (;;) {
      const [before, last] = pools.slice(-2)
      if (!before || !last || before.sum / before.size >= last.sum / last.size) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size })
    }
  }
  return pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size))
}
