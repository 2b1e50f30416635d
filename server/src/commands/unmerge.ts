import { CommandError } from './command-error.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { ENVIRONMENT_OPTION } from './environment-option.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

interface UnmergeOptions {
  environment: string
  json: boolean
}

export const unmergeCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('unmerge')
    .description('make a merged visitor one of its own again; the two are never merged again')
    .argument('<visitor id>', 'the younger one, which was merged into another')
    .option(...ENVIRONMENT_OPTION)
    .option(...JSON_OPTION)
    .action((younger: string, options: UnmergeOptions) => run(unmerge(younger, options, terminal)))
}

/** Makes a merged visitor one of its own again; the two are never merged again. */
function unmerge(younger: string, { environment, json }: UnmergeOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const older = await store.unmerge(environmentId, younger, Date.now())
    if (older === undefined) throw new CommandError(`${younger} is no merged visitor. To see those that are: selfsame merges list`)
    terminal.out(json ? `${JSON.stringify({ younger, older })}\n` : `${younger} is no longer part of ${older}\n`)
  }, environment)
}
