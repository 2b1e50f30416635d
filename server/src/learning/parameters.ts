import { comparisonNames, comparisons } from '../linkage/comparisons.ts'
import type { Comparison } from '../linkage/comparison.ts'
import { MOST_CHANGES } from '../linkage/evidence.ts'
import type { Model } from '../linkage/model.ts'
import { newness } from '../linkage/crowds.ts'
import { habits } from '../linkage/habits.ts'
import { deviceClasses, type DeviceClass } from '../linkage/observation.ts'

/**
 * The numbers that are fitted, in one row: for everything a shared number and, for each device class, what it differs by,
 * so that a class with few visits leans on the others.
 */
export interface Layout {
  readonly size: number
  /** The shared number of a level; the classes' follow at `perClass`. */
  level(comparison: number, level: number): number
  /** How a level's bits grow with the days away. */
  slope(comparison: number, level: number): number
  rarity(comparison: number): number
  changes(count: number): number
  /** How a level's bits, and those of a number of changes, grow with restlessness. */
  restless(comparison: number, level: number): number
  restlessChanges(count: number): number
  /** By habit of a known visitor, in their order. */
  habit(index: number): number
  /** By what makes someone new likelier, in its order. */
  newness(index: number): number
  /** Where the class's part of a shared number is. */
  ofClass(shared: number, deviceClass: DeviceClass): number
}

const list: readonly Comparison[] = comparisonNames.map((name) => comparisons[name])
const starts = list.map((_, index) => list.slice(0, index).reduce((sum, { levels }) => sum + levels.length, 0))
const LEVELS = list.reduce((sum, { levels }) => sum + levels.length, 0)
const BLOCKS = { level: 0, slope: LEVELS, rarity: 2 * LEVELS, changes: 2 * LEVELS + list.length }
const SINGLE = BLOCKS.changes + MOST_CHANGES + 1
/** What all that grows with restlessness grows by, in the order of levels, then of changes. */
const RESTLESS = SINGLE + habits.length + newness.length
const SHARED = RESTLESS + LEVELS + MOST_CHANGES + 1

export const layout: Layout = {
  size: SHARED * (1 + deviceClasses.length),
  level: (comparison, level) => BLOCKS.level + (starts[comparison] ?? 0) + level,
  slope: (comparison, level) => BLOCKS.slope + (starts[comparison] ?? 0) + level,
  rarity: (comparison) => BLOCKS.rarity + comparison,
  changes: (count) => BLOCKS.changes + count,
  habit: (index) => SINGLE + index,
  newness: (index) => SINGLE + habits.length + index,
  restless: (comparison, level) => RESTLESS + (starts[comparison] ?? 0) + level,
  restlessChanges: (count) => RESTLESS + LEVELS + count,
  ofClass: (shared, deviceClass) => SHARED * (1 + deviceClasses.indexOf(deviceClass)) + shared,
}

export const isRarity = (index: number): boolean => index % SHARED >= BLOCKS.rarity && index % SHARED < BLOCKS.changes

/** Whether a number says what restlessness adds. */
export const isRestless = (index: number): boolean => index % SHARED >= RESTLESS

/** Whether a level means that the values are the same, now or as before. */
export const agrees = (comparison: number, level: number): boolean => level === 0 || level === list[comparison]?.before

/** Days away as slopes count them: doublings, in half years. */
export const doublings = (days: number): number => Math.log2(1 + days) / Math.log2(181)

/** The middle of each of a model's bands, in days. */
export function bandMiddles({ gapDays }: Model): number[] {
  const ends = [0, ...gapDays]
  return ends.map((start, band) => (gapDays[band] === undefined ? start * 1.4 : Math.sqrt((start + 0.1) * gapDays[band])))
}

/** The parameters that a model stands for: shared parts from its desktop numbers, nothing of a class's own. */
export function toParameters(model: Model): Float64Array {
  const values = new Float64Array(layout.size)
  comparisonNames.forEach((name, index) => {
    const { bits, restless, rarity } = model.comparisons[name]
    bits.desktop[0]?.forEach((each, level) => (values[layout.level(index, level)] = each))
    restless.desktop.forEach((each, level) => (values[layout.restless(index, level)] = each))
    values[layout.rarity(index)] = rarity.desktop
  })
  model.changes.desktop.forEach((each, count) => (values[layout.changes(count)] = each))
  model.restlessChanges.desktop.forEach((each, count) => (values[layout.restlessChanges(count)] = each))
  model.known.desktop.forEach((each, index) => (values[layout.habit(index)] = each))
  model.fresh.desktop.forEach((each, index) => (values[layout.newness(index)] = each))
  return values
}
