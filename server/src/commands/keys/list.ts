import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import { keyFacts, keyLine } from './key-facts.ts'
import type { KeyOptions } from './key-named.ts'

/** Lists keys by their first characters; the rest is not known. */
export function listKeys({ environment, json }: KeyOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const keys = await keyFacts(store, environmentId)
    terminal.out(json ? `${JSON.stringify(keys)}\n` : keys.map((key) => `${keyLine(key)}\n`).join(''))
  }, environment)
}
