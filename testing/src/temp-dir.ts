import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './at-end.ts'

/** A folder that goes with the test: `await using`, `using` or `remove()`; what is left goes when the process ends. */
export interface TempDir extends Disposable {
  readonly path: string
  remove(): void
}

/** @param label part of the folder's name, for whoever finds one after a crash */
export function tempDir(label: string): TempDir {
  const path = mkdtempSync(join(tmpdir(), `selfsame-${label}-`))
  // A browser that is just ending may still write; a few tries outlast it.
  const removeNow = () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  const forget = atEnd(removeNow)
  const remove = () => {
    forget()
    removeNow()
  }
  return { path, remove, [Symbol.dispose]: remove }
}
