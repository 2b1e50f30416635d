import { absent, ok } from '../source.ts'

/** The contract's longest text, in UTF-16 code units: a longer one would have the whole visit refused. */
const MOST = 512

/** A text of the browser's, cut to `most` code units; absent where it is empty or no text. */
export const textOrAbsent = (value: unknown, most = MOST) =>
  typeof value === 'string' && value ? ok(value.slice(0, most)) : absent()

/** Texts as the contract takes them: at most `most`, each of at most 128 code units. */
export const clipped = (values: Iterable<string>, most: number) =>
  Array.from(values).slice(0, most).map((value) => String(value).slice(0, 128))
