import { Command, CommanderError, Option } from 'commander'
import { createKey, listKeys, type CreateOptions } from './commands/keys.ts'
import { listMerges } from './commands/merges.ts'
import { serve, type ServeOptions } from './commands/serve.ts'
import type { ExitCode, Terminal } from './commands/terminal.ts'
import { unmerge } from './commands/unmerge.ts'
import { VERSION } from './version.ts'

/**
 * The `selfsame` command.
 *
 * @param args words after the command's name
 */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = describeCommand(terminal, (exit) => {
    code = exit
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return code
}

function describeCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command('selfsame')
    .description('Self-hosted visitor identification. Settings are environment variables; see README.md.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError()

  program
    .command('serve')
    .description('serve agent and API; the first run makes the keys and prints them once')
    .option('--port <port>', 'port to listen on (SELFSAME_PORT, default 8787; 0: any free one)')
    .option('--host <address>', 'address to listen on (SELFSAME_HOST, default 127.0.0.1; 0.0.0.0: all)')
    .action(async (options: ServeOptions) => done(await serve(options, terminal)))

  const keys = program.command('keys').description('make and list API keys')
  keys
    .command('create')
    .description('make a key and print it once; earlier keys stay valid unless told otherwise')
    .addOption(new Option('--kind <kind>', 'for your pages, or for your back end').choices(['public', 'secret']).default('secret'))
    .option('--revoke-others', 'end all earlier keys of that kind', false)
    .option('--json', 'print one JSON document', false)
    .action(async (options: CreateOptions) => done(await createKey(options, terminal)))
  keys
    .command('list')
    .description('list keys by their first characters')
    .option('--json', 'print one JSON document', false)
    .action(async (options: { json: boolean }) => done(await listKeys(options, terminal)))

  describeMerges(program, terminal, done)
  return program
}

function describeMerges(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command('merges')
    .description('see visitors that were found to be one')
    .command('list')
    .description('list merges with why they were done, latest first')
    .option('--json', 'print one JSON document', false)
    .action(async (options: { json: boolean }) => done(await listMerges(options, terminal)))
  program
    .command('unmerge')
    .description('make a merged visitor one of its own again; the two are never merged again')
    .argument('<visitor id>', 'the younger one, which was merged into another')
    .option('--json', 'print one JSON document', false)
    .action(async (younger: string, options: { json: boolean }) => done(await unmerge(younger, options, terminal)))
}

function processTerminal(): Terminal {
  return {
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
}
