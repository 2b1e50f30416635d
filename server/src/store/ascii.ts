/** Printable ASCII without the space, which MySQL ignores at the end of a value when it compares. */
const PRINTABLE = /^[\x21-\x7e]+$/

/** Whether a text can be the value of an ASCII column. Nothing else is ever looked up: MariaDB answers it with error 1267. */
export function isAscii(text: string, longest: number): boolean {
  return text.length <= longest && PRINTABLE.test(text)
}

/** @throws {RangeError} it is no printable ASCII of at most `longest` characters */
export function assertAscii(name: string, text: string, longest: number): void {
  if (!isAscii(text, longest)) throw new RangeError(`${name} must be 1 to ${longest} characters of printable ASCII`)
}

/** Length of `ColumnTypes.id`. */
export const ID_LENGTH = 32
/** Length of `ColumnTypes.digest`. */
export const DIGEST_LENGTH = 64
