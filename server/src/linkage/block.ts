import { placesOf } from './places.ts'
import { digest } from './digest.ts'
import { word, type Packed } from './packed.ts'
import type { RecordField } from './record.ts'

/** Every key holds these: another engine or system is no match whatever else agrees. The make may be told too late. */
const BASE = ['engine', 'os'] as const satisfies readonly RecordField[]

/**
 * Blocking keys, most specific first: a name and the fields hashed into it. Chosen so that every realistic single change,
 * and the usual pairs (language and time zone, scale and next version, dock and zoom), leave at least two standing.
 * `version` is in none: it moves every two weeks. A key that thousands share finds only those seen last; its
 * conjunction with the network, or with the rest of the device, then finds the right one.
 */
const KEYS = [
  ['device at home', ['networkPrefix', 'gpuModel', 'screen', 'hardwareConcurrency', 'languages', 'timeZone']],
  ['whole', ['gpuModel', 'gpuParameters', 'fonts', 'canvasText', 'screen', 'pixelRatio', 'timeZone', 'languages', 'hardwareConcurrency', 'storageQuota']],
  ['network', ['networkPrefix', 'gpuModel', 'fonts']],
  ['machine', ['gpuModel', 'fonts', 'hardwareConcurrency', 'deviceMemory', 'timeZone']],
  ['rendering', ['gpuModel', 'gpuScene', 'textRects', 'emojiBox', 'languages']],
  ['desk', ['fonts', 'screen', 'hardwareConcurrency', 'audio', 'languages']],
  ['place', ['gpuModel', 'screen', 'pixelRatio', 'timeZone', 'languages', 'hardwareConcurrency']],
  ['household', ['fonts', 'timeZone', 'languages', 'hardwareConcurrency', 'canvasGeometry']],
  ['text', ['canvasText', 'fontPreferences', 'textRects', 'screen', 'timeZone']],
  ['device', ['model', 'screen', 'timeZone', 'languages']],
  // for a visit in which what takes time to read came too late
  ['settings', ['screen', 'pixelRatio', 'timeZone', 'languages', 'hardwareConcurrency']],
  // for a browser that tells little
  ['little', ['browser', 'fonts', 'fontPreferences', 'textRects', 'voices', 'platform']],
  ['elsewhere', ['gpuModel', 'fonts', 'screen', 'pixelRatio', 'hardwareConcurrency']],
  ['home', ['networkPrefix', 'browser', 'platform']],
] as const satisfies readonly (readonly [name: string, fields: readonly RecordField[]])[]

/** Without them a key is not the key it is named for. */
const NEEDED: readonly RecordField[] = ['networkPrefix', 'model']
const BASE_PLACES = placesOf(BASE)

const keys = KEYS.map(([name, names]: (typeof KEYS)[number]) => ({
  name,
  places: placesOf(names),
  all: [...BASE_PLACES, ...placesOf(names)],
  needed: placesOf([...BASE, ...names.filter((field) => NEEDED.includes(field))]),
  /** Of its fields at least so many must be there: browsers withhold some, always the same ones, and then lack is a value. */
  least: Math.ceil(placesOf(names).length / 2),
}))

/** Most keys a record can have. */
export const MOST_KEYS = keys.length

/**
 * Keys under which a record is looked up and stored; a key with too many fields missing is left out.
 *
 * @returns 16 characters each, most specific first
 */
export function blockingKeys(record: Packed): string[] {
  const found: string[] = []
  for (const { name, places, all, needed, least } of keys) {
    if (present(record, needed) < needed.length || present(record, places) < least) continue
    found.push(digest(name, all.map((at) => word(record, at))))
  }
  return found
}

function present(record: Packed, places: readonly number[]): number {
  let count = 0
  for (let index = 0; index < places.length; index++) if (word(record, places[index] as number) !== 0) count++
  return count
}
