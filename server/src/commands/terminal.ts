import type { Environment } from '../config/index.ts'

/** What a command may touch of the process around it. */
export interface Terminal {
  readonly env: Environment
  /** What was asked for: stdout. */
  out(text: string): void
  /** Everything said beside it: stderr. */
  err(text: string): void
}

/** 0 done; 1 it did not work; 2 wrong usage or configuration. */
export type ExitCode = 0 | 1 | 2
