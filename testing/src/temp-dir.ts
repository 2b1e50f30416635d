import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder that goes with the test: `await using`, `using` or `remove()`; what is left goes when the process ends. */
export interface TempDir extends Disposable {
  readonly path: string
  remove(): void
}

/** @param label part of the folder's name, for whoever finds one after a crash */
export function tempDir(label: string): TempDir {
  const path = mkdtempSync(join(tmpdir(), `selfsame-${label}-`))
  const remove = () => {
    leftovers.delete(path)
    // A browser that is just ending may still write; a few tries outlast it.
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  if (leftovers.size === 0) process.once('exit', removeLeftovers)
  leftovers.add(path)
  return { path, remove, [Symbol.dispose]: remove }
}

const leftovers = new Set<string>()

function removeLeftovers(): void {
  for (const path of leftovers) rmSync(path, { recursive: true, force: true })
}
