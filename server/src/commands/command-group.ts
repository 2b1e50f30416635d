import type { Command } from 'commander'
import type { ExitCode, Terminal } from './terminal.ts'

/** What a command is given: where to speak, and how to end. */
export interface CommandContext {
  readonly terminal: Terminal
  /** Takes the exit code of what a command's action has begun. */
  run(work: Promise<ExitCode>): Promise<void>
}

/** Words of the command line that belong together: adds them to the program. One file each, one line each in `index.ts`. */
export type CommandGroup = (program: Command, context: CommandContext) => void

/** What `--json` says of itself, everywhere. */
export const JSON_OPTION = ['--json', 'print one JSON document', false] as const
