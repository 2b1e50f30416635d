import { CommandError } from '../command-error.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import type { KeyOptions } from './key-named.ts'

/** Lets a sealing key seal; the one that did is retired. */
export function activateKey(id: string, { environment, json }: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    if (!(await store.activateSealingKey(environmentId, id, Date.now()))) {
      throw new CommandError(`The environment ${environment} has no sealing key ${id}. To see its keys: selfsame keys list --environment ${JSON.stringify(environment)}`)
    }
    if (json) terminal.out(`${JSON.stringify({ id, state: 'active' })}\n`)
    terminal.err('Results are sealed with this key from now on. Let back ends keep the one before until no page holds a result of it.\n')
  }, environment)
}
