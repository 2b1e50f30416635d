import { fields } from './fields.ts'
import { place, word, type Packed } from './packed.ts'
import type { RecordField } from './record.ts'

/** The words of a field that stand for its value, by their distance from its first: of a list the digest of it all. */
const WORDS = { value: [0], number: [0], list: [1], size: [0, 1], version: [0, 1, 2, 3] } as const

/** Places in the fixed part that hold the fields' values. */
export function placesOf(names: readonly RecordField[]): number[] {
  return names.flatMap((name) => WORDS[fields[name].kind].map((index) => place[name] + index))
}

/**
 * Whether all places agree that both sides have; undefined where there is none. Most candidates are told apart by the first place. Two
 * words are no list of two, here and where else each candidate is asked: V8 makes the list.
 */
export function agree(visit: Packed, known: Packed, places: readonly number[]): boolean | undefined {
  let both = false
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    const left = word(visit, at)
    const right = word(known, at)
    if (left === 0 || right === 0) continue
    if (left !== right) return false
    both = true
  }
  return both ? true : undefined
}

/** Of the places that both sides have, the share that agrees, in 0..1; -1 where there is none. Allocates nothing: it is asked most of all. */
export function agreement(visit: Packed, known: Packed, places: readonly number[]): number {
  let both = 0
  let same = 0
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    const left = word(visit, at)
    const right = word(known, at)
    if (left === 0 || right === 0) continue
    both++
    if (left === right) same++
  }
  return both === 0 ? -1 : same / both
}
