import { exportDocument } from '../privacy/export-document.ts'
import type { Doer, Whom } from '../store/privacy-store.ts'
import type { Store } from '../store/store.ts'
import { CommandError } from './command-error.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { ENVIRONMENT_OPTION } from './environment-option.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

interface Options {
  linkedId?: string
  environment: string
}

interface EraseOptions extends Options {
  yes: boolean
  json: boolean
}

const LINKED_ID_OPTION = ['--linked-id <id>', 'every visitor that was ever seen under the site\'s own id'] as const

export const visitorsCommands: CommandGroup = (program, { terminal, run }) => {
  const visitors = program.command('visitors').description('hand out and erase what is kept on visitors')
  visitors
    .command('export [visitor-id]')
    .description('print all that is kept on a visitor, and on what is merged into it, as one JSON document')
    .option(...LINKED_ID_OPTION)
    .option(...ENVIRONMENT_OPTION)
    .action((visitorId: string | undefined, options: Options) => run(exportVisitors(visitorId, options, terminal)))
  visitors
    .command('erase [visitor-id]')
    .description('erase a visitor, and what is merged into it, for good')
    .option(...LINKED_ID_OPTION)
    .option(...ENVIRONMENT_OPTION)
    .option('--yes', 'do it; without, only what would go is told', false)
    .option(...JSON_OPTION)
    .action((visitorId: string | undefined, options: EraseOptions) => run(eraseVisitors(visitorId, options, terminal)))
}

const doer = (): Doer => ({ by: 'command line', at: Date.now() })

/** @throws {CommandError} none of the two was given, or both */
function whomOf(visitorId: string | undefined, linkedId: string | undefined): Whom {
  if (visitorId !== undefined && linkedId === undefined) return { visitorId }
  if (linkedId !== undefined && visitorId === undefined) return { linkedId }
  throw new CommandError('Say whom: a visitor id, or --linked-id with the site\'s own id.', 2)
}

function nobody(whom: Whom): CommandError {
  return new CommandError('visitorId' in whom ? `There is no visitor ${whom.visitorId} in this environment.` : 'No visitor of this environment was seen under that linked id.')
}

function exportVisitors(visitorId: string | undefined, { linkedId, environment }: Options, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const whom = whomOf(visitorId, linkedId)
    const by = doer()
    const rows = await store.exportVisitors(environmentId, whom, by)
    if (!rows) throw nobody(whom)
    for await (const piece of exportDocument(rows, whom, by.at)) terminal.out(piece)
  }, environment)
}

function eraseVisitors(visitorId: string | undefined, { linkedId, environment, yes, json }: EraseOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const whom = whomOf(visitorId, linkedId)
    if (!yes) throw await warning(store, environmentId, whom)
    const erased = 'visitorId' in whom ? await store.eraseVisitor(environmentId, whom.visitorId, doer()) : await store.eraseLinkedId(environmentId, whom.linkedId, doer())
    if (!erased) throw nobody(whom)
    terminal.out(json ? `${JSON.stringify(erased)}\n` : `Erased: ${erased.visitors} visitor(s), ${erased.events} event(s).\n`)
  }, environment)
}

/** What would go, counted. */
async function warning(store: Store, environmentId: string, whom: Whom): Promise<CommandError> {
  const rows = await store.exportVisitors(environmentId, whom)
  if (!rows) return nobody(whom)
  const counts = { visitors: 0, events: 0 }
  for await (const { table } of rows) if (table === 'visitors' || table === 'events') counts[table]++
  return new CommandError(`This would erase ${counts.visitors} visitor(s) with ${counts.events} event(s) and all else that is kept on them, for good. To do it: add --yes`, 2)
}
