/** A history that cannot be used: says in which file and line, what is wrong there, and what is allowed. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError'
  readonly file: string
  /** Counted from 1; undefined: the file as a whole. */
  readonly line: number | undefined

  constructor({ file, line }: { file: string; line?: number }, problem: string, options?: ErrorOptions) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${problem}`, options)
    this.file = file
    this.line = line
  }
}
