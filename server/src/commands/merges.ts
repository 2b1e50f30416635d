import type { StoredMerge } from '../store/store.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { ENVIRONMENT_OPTION } from './environment-option.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

/** Most merges listed, the latest. */
const MOST = 1_000

interface MergesOptions {
  environment: string
  json: boolean
}

export const mergesCommands: CommandGroup = (program, { terminal, run }) => {
  program
    .command('merges')
    .description('see visitors that were found to be one')
    .command('list')
    .description('list merges with why they were done, latest first')
    .option(...ENVIRONMENT_OPTION)
    .option(...JSON_OPTION)
    .action((options: MergesOptions) => run(listMerges(options, terminal)))
}

/** Lists visitors that were found to be one, latest first, with why. */
function listMerges({ environment, json }: MergesOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const merges = await store.listMerges(environmentId, MOST)
    terminal.out(json ? `${JSON.stringify(merges)}\n` : merges.map((merge) => `${line(merge)}\n`).join(''))
  }, environment)
}

function line({ younger, older, at, evidence, undoneAt }: StoredMerge): string {
  const undone = undoneAt === undefined ? [] : [`undone ${new Date(undoneAt).toISOString()}`]
  const why = Object.entries(evidence).map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toFixed(4)) : JSON.stringify(value)}`)
  return [`${younger} -> ${older}`, new Date(at).toISOString(), ...why, ...undone].join('  ')
}
