import type { ExitCode, Terminal } from '../terminal.ts'
import { CommandError } from '../command-error.ts'
import { withStore } from '../with-store.ts'
import { chosenSettings, type RuleOptions } from './rules.ts'

/** Chooses an environment's rules; those that are not named stay. */
export function setEnvironment(name: string, options: RuleOptions & { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environment }) => {
    const settings = chosenSettings(environment.settings, options)
    if (!(await store.setEnvironment(environment.id, settings))) throw new CommandError(`The environment ${name} was deleted meanwhile.`)
    if (options.json) terminal.out(`${JSON.stringify({ id: environment.id, name, settings })}\n`)
    else terminal.err(`Set. To see all: selfsame environments show ${JSON.stringify(name)}\n`)
  }, name)
}
