/** A history that cannot be used: says in which file and line, what is wrong there, and what is allowed. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError'
  readonly file: string
  /** Counted from 1. */
  readonly line: number

  constructor(where: { file: string; line: number }, problem: string, options?: ErrorOptions) {
    super(`${where.file}:${where.line}: ${problem}`, options)
    this.file = where.file
    this.line = where.line
  }
}
