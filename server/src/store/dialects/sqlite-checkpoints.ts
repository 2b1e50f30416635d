import { createRequire } from 'node:module'
import type * as Threads from 'node:worker_threads'
import { Worker } from 'node:worker_threads'
import type BetterSqlite3 from 'better-sqlite3'
import { codeOf } from './error-code.ts'

/** Transactions whose pages are copied together: what many of them change is then written once. A visit changes some 40 pages, so it is 16 MiB. */
const TRANSACTIONS = 100
/** Pages in the WAL from which on it is begun anew once they are copied: somebody waits for that, so not each time. 32 MiB. */
const LONG_PAGES = 8_000
/** Pages in the WAL at which SQLite copies them itself, in the way of whoever commits: 128 MiB. Only where the background does not keep up. */
export const OWN_CHECKPOINT_PAGES = 32_000
/** So few pages are copied in a ms or two. */
const FEW_PAGES = 200
/** Each copies what came during the one before, which is less each time. */
const MOST_PASSES = 6

/**
 * How far the copying is. In memory that the thread and whoever commits both see: a message is not heard before all is done that is under
 * way, and by then a hundred visits may have written more.
 */
type Progress = Int32Array<SharedArrayBuffer>
const STATES = { resting: 0, copying: 1, nearlyDone: 2 } as const

const become = (progress: Progress, state: number) => void Atomics.store(progress, 0, state)
const is = (progress: Progress, state: number) => Atomics.load(progress, 0) === state

/** @returns resting */
export const newProgress = (): Progress => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

interface Plan {
  /** Path of better-sqlite3. */
  driver: string
  file: string
  few: number
  long: number
  passes: number
  progress: Progress
  states: typeof STATES
}

/**
 * Copies pages from the WAL into the file in a thread of its own, while visits go on: in the way of a commit that takes 15 ms with ten
 * thousand visitors, and 40 to 160 with a million, since their pages lie far apart. Once the WAL is long, the rest, what came in the
 * meantime, is copied between two transactions: only when nothing is left does it begin anew.
 *
 * What was committed is in the WAL, and on the disk, before it is answered; this changes where it is copied from there, and when.
 *
 * @param onWarning told once of each code that copying failed with; it is tried again later, and SQLite copies by itself in the end
 * @param start      begins the thread; another for tests
 * @returns to be called after each COMMIT; never throws
 */
export function checkpointInBackground(connection: BetterSqlite3.Database, onWarning: (message: string) => void, start = startCopying): () => void {
  const progress = newProgress()
  let transactions = 0
  let worker: Worker | undefined
  const warn = onceEach(onWarning)

  function begin(): void {
    transactions = 0
    attempt(warn, () => {
      worker ??= started()
      become(progress, STATES.copying)
      worker.postMessage('copy')
    })
  }

  function started(): Worker {
    return start(connection.name, progress)
      .on('message', () => {
        if (is(progress, STATES.nearlyDone) && !connection.inTransaction) finish()
      })
      .on('error', warn)
      // Also after an error. Another one begins in its place.
      .on('exit', () => {
        worker = undefined
        become(progress, STATES.resting)
      })
  }

  function finish(): void {
    become(progress, STATES.resting)
    attempt(warn, () => connection.pragma('wal_checkpoint(passive)'))
  }

  closeAfter(connection, () => worker)
  return () => {
    transactions++
    if (is(progress, STATES.nearlyDone)) finish()
    else if (is(progress, STATES.resting) && transactions >= TRANSACTIONS) begin()
  }
}

/** Runs what must not fail: the transaction before it is committed all the same. */
function attempt(warn: (error: unknown) => void, work: () => void): void {
  try {
    work()
  } catch (error) {
    warn(error)
  }
}

/** @returns tells of an error by its code, or its name, where that is a new one; not by its message, which may hold values */
function onceEach(onWarning: (message: string) => void): (error: unknown) => void {
  const told = new Set<string>()
  return (error) => {
    const code = codeOf(error) ?? (error instanceof Error ? error.name : 'an error')
    // Others are in the way: no fault, and what is left is copied the next time.
    if (told.has(code) || code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return
    told.add(code)
    onWarning(`copying the WAL into the file failed: ${code}`)
  }
}

/** A thread that copies at each message `copy`, says so in `progress`, answers where little is left of a long WAL, and ends at `end`. */
export function startCopying(file: string, progress: Progress): Worker {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const plan: Plan = { driver, file, few: FEW_PAGES, long: LONG_PAGES, passes: MOST_PASSES, progress, states: STATES }
  // By its text, since the package is bundled into one file.
  const worker = new Worker(`(${copy.toString()})(require)`, { eval: true, workerData: plan })
  worker.unref()
  return worker
}

/** Runs in the thread: all that it uses is in it. */
function copy(require: NodeJS.Require): void {
  const { parentPort, workerData } = require('node:worker_threads') as typeof Threads
  const { driver, file, few, long, passes, progress, states } = workerData as Plan
  const Database = require(driver) as typeof BetterSqlite3
  const database = new Database(file, { fileMustExist: true })
  parentPort?.on('message', (message) => {
    if (message === 'end') {
      database.close()
      parentPort.close()
      return
    }
    let [before, pages] = [0, 0]
    for (let pass = 0; pass < passes; pass++) {
      const [now] = database.pragma('wal_checkpoint(passive)') as { log: number; checkpointed: number }[]
      const copied = (now?.checkpointed ?? 0) - before
      before += copied
      pages = now?.log ?? 0
      if (pages < long || (pass > 0 && copied <= few)) break
    }
    Atomics.store(progress, 0, pages < long ? states.resting : states.nearlyDone)
    parentPort.postMessage('copied')
  })
}

/** knex waits for it. The connection that is closed last clears the WAL away. */
function closeAfter(connection: BetterSqlite3.Database, last: () => Worker | undefined): void {
  const close = connection.close.bind(connection)
  connection.close = (() => {
    const worker = last()
    return worker ? end(worker).then(close) : close()
  }) as typeof close
}

function end(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('exit', () => resolve())
    worker.ref()
    worker.postMessage('end')
  })
}
