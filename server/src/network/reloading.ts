import { stat } from 'node:fs/promises'

/** Between two looks at the files, in ms. */
const INTERVAL = 30_000

/** Something that is read from files, and again when they change. */
export interface Reloading<T> {
  readonly current: T
  /** Looks at the files now. */
  check(): Promise<void>
  close(): void
}

export interface ReloadingSource<T> {
  /** Files to look at; others may come, and some go. */
  paths(): Promise<readonly string[]>
  load(paths: readonly string[]): Promise<T>
  /** Told why it could not be read anew; what was read before stays. */
  onFault(error: unknown): void
}

/**
 * Reads files and looks every half minute whether they changed, so that a refresh needs no restart.
 *
 * @throws what `load` throws the first time
 */
export async function reloading<T>({ paths, load, onFault }: ReloadingSource<T>): Promise<Reloading<T>> {
  let files = await paths()
  let seen = await stateOf(files)
  let current = await load(files)
  let checking: Promise<void> | undefined

  async function look(): Promise<void> {
    try {
      files = await paths()
      const state = await stateOf(files)
      if (state === seen) return
      seen = state // before it is read: a broken file is told once, not every half minute
      current = await load(files)
    } catch (error) {
      onFault(error)
    }
  }
  const check = () => (checking ??= look().finally(() => (checking = undefined)))
  const timer = setInterval(() => void check(), INTERVAL)
  timer.unref()
  return {
    get current() {
      return current
    },
    check,
    close: () => clearInterval(timer),
  }
}

/** Differs where a file came, went or was written. */
async function stateOf(paths: readonly string[]): Promise<string> {
  const states = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return found ? `${path} ${found.ino} ${found.size} ${found.mtimeNs}` : `${path} -`
    }),
  )
  return states.join('\n')
}
