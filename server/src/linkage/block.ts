import { placesOf } from './comparators/places.ts'
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
  ['network', ['networkPrefix', 'gpuModel', 'hardwareConcurrency']],
  ['machine', ['gpuModel', 'fonts', 'hardwareConcurrency', 'deviceMemory', 'timeZone']],
  ['rendering', ['gpuModel', 'gpuScene', 'textRects', 'emojiBox', 'languages']],
  ['desk', ['fonts', 'screen', 'hardwareConcurrency', 'audio', 'languages']],
  ['place', ['gpuModel', 'screen', 'pixelRatio', 'timeZone', 'languages', 'hardwareConcurrency']],
  ['household', ['fonts', 'timeZone', 'languages', 'hardwareConcurrency', 'canvasGeometry']],
  ['text', ['canvasText', 'fontPreferences', 'textRects', 'screen', 'timeZone']],
  ['device', ['model', 'screen', 'timeZone', 'languages']],
  // for a visit in which what takes time to read came too late
  ['settings', ['screen', 'pixelRatio', 'timeZone', 'languages', 'hardwareConcurrency', 'deviceMemory']],
  // for a phone or a browser that tells little
  ['screen', ['screen', 'pixelRatio', 'frame', 'languages', 'storageQuota']],
  ['elsewhere', ['gpuModel', 'fonts', 'screen', 'pixelRatio', 'hardwareConcurrency']],
] as const satisfies readonly (readonly [name: string, fields: readonly RecordField[]])[]

/** Fields that whole engines withhold: in a key, their lack is a value like another. */
const WITHHELD = new Set<RecordField>(['deviceMemory', 'storageQuota', 'canvasText', 'canvasGeometry', 'audio', 'frame'])

const keys = KEYS.map(([name, fields]: (typeof KEYS)[number]) => ({
  name,
  places: placesOf([...BASE, ...fields]),
  needed: placesOf([...BASE, ...fields.filter((field) => !WITHHELD.has(field))]),
}))

/** Most keys a record can have. */
export const MOST_KEYS = keys.length

/**
 * Keys under which a record is looked up and stored; a key with a needed field missing is left out.
 *
 * @returns 16 characters each, most specific first
 */
export function blockingKeys(record: Packed): string[] {
  return keys.flatMap(({ name, places, needed }) => {
    if (needed.some((at) => word(record, at) === 0)) return []
    return [digest(name, places.map((at) => word(record, at)))]
  })
}
