import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'

export function listEnvironments({ json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store }) => {
    const environments = await store.listEnvironments()
    terminal.out(json ? `${JSON.stringify(environments)}\n` : environments.map(({ id, name }) => `${id}  ${name}\n`).join(''))
  })
}
