import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

/** Makes a merged visitor one of its own again; the two are never merged again. */
export function unmerge(younger: string, { json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
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
