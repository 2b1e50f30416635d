import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

export const unmergeCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('unmerge')
    .description('make a merged visitor one of its own again; the two are never merged again')
    .argument('<visitor id>', 'the younger one, which was merged into another')
    .option(...JSON_OPTION)
    .action((younger: string, options: { json: boolean }) => run(unmerge(younger, options, terminal)))
}

/** Makes a merged visitor one of its own again; the two are never merged again. */
function unmerge(younger: string, { json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const older = await store.unmerge(environmentId, younger, Date.now())
    if (older === undefined) {
      terminal.err(`${younger} is no merged visitor. To see those that are: selfsame merges list\n`)
      return 1
    }
    terminal.out(json ? `${JSON.stringify({ younger, older })}\n` : `${younger} is no longer part of ${older}\n`)
    return 0
  })
}
