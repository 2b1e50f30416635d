import { isAnswer } from './answer.ts'
import { digest } from '@selfsame/contract/check'
import type { SourceWindow } from './sources/source.ts'
import type { CacheOptions, VisitorData } from './types.ts'

const DEFAULT_DURATION_S = 3600
const DEFAULT_PREFIX = 'selfsame'

/**
 * Answers kept for a while. Where the browser withholds the storage, or it is full, nothing is kept and nothing fails:
 * a visitor's settings are no error of the site.
 */
export interface Cache {
  read(key: string): VisitorData | undefined
  write(key: string, data: VisitorData): void
  /** Forgets everything that this prefix kept. */
  clear(): void
}

interface Entry {
  data: VisitorData
  /** ms since the epoch. */
  until: number
}

/** Entries by name; a `Storage` is one too. */
type Shelf = Record<string, string>

export function createCache(window: SourceWindow, options: CacheOptions | undefined): Cache {
  const duration = (options?.duration ?? DEFAULT_DURATION_S) * 1000
  const prefix = `${options?.prefix ?? DEFAULT_PREFIX}:`
  const shelf = options && openShelf(window, options.storage)
  // Digested: a tag may be long
  const nameOf = (key: string) => prefix + digest(key)
  const withShelf = <T>(work: (shelf: Shelf) => T): T | undefined => (shelf ? orNothing(() => work(shelf)) : undefined)
  return {
    read: (key) =>
      withShelf((entries) => {
        const entry = readEntry(entries[nameOf(key)], duration)
        if (!entry) delete entries[nameOf(key)]
        return entry && { ...entry.data, cacheHit: true }
      }),
    write(key, data) {
      const entry: Entry = { data, until: Date.now() + duration }
      withShelf((entries) => (entries[nameOf(key)] = JSON.stringify(entry)))
    },
    clear() {
      withShelf((entries) => {
        for (const name of Object.keys(entries)) if (name.startsWith(prefix)) delete entries[name]
      })
    },
  }
}

function openShelf(window: SourceWindow, storage: CacheOptions['storage']): Shelf | undefined {
  return storage === 'memory' ? {} : orNothing(() => window[storage])
}

/** A storage throws where it is blocked, full or, in Firefox, damaged, each browser in its own way: none is worth a visit. */
function orNothing<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** @returns undefined for an entry that is over, damaged, or from a clock that was ahead */
function readEntry(text: string | undefined, duration: number): Entry | undefined {
  const entry = orNothing<Partial<Entry> | null>(() => JSON.parse(text ?? 'null'))
  if (!isAnswer(entry?.data)) return undefined
  const left = Number(entry.until) - Date.now()
  return left > 0 && left <= duration ? (entry as Entry) : undefined
}
