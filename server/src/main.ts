import { Command, CommanderError } from 'commander'
import { COMMANDS } from './commands/index.ts'
import type { ExitCode, Terminal } from './commands/terminal.ts'
import { VERSION } from './version.ts'

/**
 * The `selfsame` command.
 *
 * @param args words after the command's name
 */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = describeProgram(terminal)
  const run = async (work: Promise<ExitCode>): Promise<void> => {
    code = await work
  }
  for (const describe of COMMANDS) describe(program, { terminal, run })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return code
}

/** What a command inherits: it must be set before one is added. */
function describeProgram(terminal: Terminal): Command {
  return new Command('selfsame')
    .description('Self-hosted visitor identification. Settings are environment variables; see README.md.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError()
}

function processTerminal(): Terminal {
  return {
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
}
