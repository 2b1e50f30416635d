import type { ExitCode } from './terminal.ts'

/** A command cannot do what it was asked; the message says why, and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitCode: ExitCode

  /** @param exitCode 1: it did not work; 2: it was asked for in the wrong way */
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
