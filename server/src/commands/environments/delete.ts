import { DEFAULT_ENVIRONMENT } from '../../open-store.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'

export interface DeleteOptions {
  yes: boolean
  json: boolean
}

/** Ends an environment's keys, erases its visitors, and forgets it. */
export function deleteEnvironment(name: string, { yes, json }: DeleteOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environment: { id } }) => {
    if (name === DEFAULT_ENVIRONMENT) throw new CommandError(`The environment ${name} cannot be deleted: every start of the server makes it.`, 2)
    if (!yes) {
      const visitors = await store.countVisitors(id)
      throw new CommandError(`This would end the keys of ${name} and erase its ${visitors} visitor(s) with all their events, for good. To do it: add --yes`, 2)
    }
    const visitors = await store.deleteEnvironment(id, { by: 'command line', at: Date.now() })
    if (json) terminal.out(`${JSON.stringify({ id, name, visitors })}\n`)
    terminal.err(`Deleted the environment ${name}, with ${visitors} visitor(s).\n`)
  }, name)
}
