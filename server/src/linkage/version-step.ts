import { word, type Packed } from './packed.ts'

/** How a version moved; parts that only one side tells are not compared: `156` and `156.0.8078.73` are the same. */
export type VersionStep = 'same' | 'newer build' | 'newer' | 'older' | 'missing'

const PARTS = 4

export function hasVersion(at: number, record: Packed): boolean {
  return word(record, at) !== 0
}

/** @param at place of the version's first part */
export function versionStep(at: number, visit: Packed, known: Packed): VersionStep {
  if (word(visit, at) === 0 || word(known, at) === 0) return 'missing'
  for (let part = 0; part < PARTS; part++) {
    const left = word(visit, at + part)
    const right = word(known, at + part)
    if (left === 0 || right === 0) return 'same'
    if (left < right) return 'older'
    if (left > right) return part === 0 ? 'newer' : 'newer build'
  }
  return 'same'
}
