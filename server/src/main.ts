import { Command, CommanderError, Option } from 'commander'
import { evaluate, type EvaluateOptions } from './commands/evaluate.ts'
import { explain } from './commands/explain.ts'
import { createKey, listKeys, type CreateOptions } from './commands/keys.ts'
import { listMerges } from './commands/merges.ts'
import { serve, type ServeOptions } from './commands/serve.ts'
import { trainModel, type TrainCommandOptions } from './commands/train.ts'
import type { ExitCode, Terminal } from './commands/terminal.ts'
import { unmerge } from './commands/unmerge.ts'
import { VERSION } from './version.ts'

const HISTORY_HELP = 'JSON lines sorted by time: { browserId, t, ip?, headers?, components? }; see docs/accuracy.md'

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
  describeLearning(program, terminal, done)
  return program
}

/** Commands about how visitors are told apart: why once, how well on the whole, and how to do it better. */
function describeLearning(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('print why an event was given its visitor: the evidence in bits, what was expected, who else it might have been')
    .argument('<event id>', 'eventId in the page\'s answer, event_id in the Server API')
    .option('--json', 'print the explanation as one JSON document', false)
    .addHelpText('after', '\nExample:\n  selfsame explain 1790000000000.a1B2c3')
    .action(async (eventId: string, options: { json: boolean }) => done(await explain(eventId, options, terminal)))

  program
    .command('evaluate')
    .description('answer a labelled history as the server would, and print how well that went')
    .requiredOption('--history <file>', HISTORY_HELP)
    .option('--model <file>', 'by this model (SELFSAME_MODEL; default: the one this version ships)')
    .option('--no-network', 'without looking at addresses')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', '\nExample:\n  selfsame evaluate --history visits.jsonl --no-network')
    .action(async (options: EvaluateOptions) => done(await evaluate(options, terminal)))

  program
    .command('train')
    .description('learn a model from labelled histories; written only where it does no worse than the present one on browsers held out')
    .requiredOption('--history <file...>', HISTORY_HELP)
    .requiredOption('--out <file>', 'where the model goes; one that is there is the one to beat, and is kept beside it')
    .option('--model <file>', 'begin with this model, and be better (default: the one at --out, SELFSAME_MODEL, the shipped one)')
    .option('--name <name>', 'version of the model, told with every confidence (default: own-<date>)')
    .option('--no-network', 'without looking at addresses')
    .option('--force', 'write it although it is worse', false)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', '\nExample:\n  selfsame train --history march.jsonl april.jsonl --out model.json\n  SELFSAME_MODEL=model.json selfsame serve')
    .action(async (options: TrainCommandOptions) => done(await trainModel(options, terminal)))
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
