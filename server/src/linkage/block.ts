import { digest } from './digest.ts'
import type { RecordField, VisitRecord } from './record.ts'

/** Every key holds these: another engine or system is no match whatever else agrees. The make may be told too late. */
const BASE = ['engine', 'os'] as const satisfies readonly RecordField[]

/**
 * Blocking keys, most specific first: a name and the fields hashed into it. Chosen so that every realistic single change,
 * and the usual pairs (language and time zone, scale and next version, dock and zoom), leave at least two standing.
 * `version` is in none: it moves every two weeks.
 */
const KEYS = [
  ['exact', ['gpu', 'gpuParameters', 'fonts', 'canvasText', 'screen', 'pixelRatio', 'timeZone', 'languages', 'hardwareConcurrency']],
  ['machine', ['gpu', 'fonts', 'hardwareConcurrency']],
  ['rendering', ['gpu', 'gpuScene', 'textRects', 'emojiBox']],
  ['desk', ['fonts', 'screen', 'hardwareConcurrency', 'audio']],
  ['place', ['gpu', 'screen', 'timeZone', 'languages']],
  ['household', ['fonts', 'timeZone', 'languages', 'hardwareConcurrency']],
  ['text', ['canvasText', 'fontPreferences', 'textRects', 'screen']],
  ['device', ['model', 'screen', 'timeZone', 'languages']],
  // for a visit in which what takes time to read came too late
  ['settings', ['screen', 'pixelRatio', 'timeZone', 'languages', 'hardwareConcurrency']],
  ['network', ['networkPrefix', 'gpu', 'hardwareConcurrency']],
] as const satisfies readonly (readonly [name: string, fields: readonly RecordField[]])[]

const valuesOf = (record: VisitRecord, fields: readonly RecordField[]) => [...BASE, ...fields].map((field) => record[field])

/** How many keys a record has: a browser that withholds much has few, and may then not be found again. */
export function keyCount(record: VisitRecord): number {
  return KEYS.filter(([, fields]) => !valuesOf(record, fields).includes(undefined)).length
}

/**
 * Keys under which a record is looked up and stored; a key with a field missing is left out.
 *
 * @returns 16 characters each, most specific first
 */
export function blockingKeys(record: VisitRecord): string[] {
  return KEYS.flatMap(([name, fields]) => {
    const values = valuesOf(record, fields)
    return values.includes(undefined) ? [] : [digest(name, ...values)]
  })
}
