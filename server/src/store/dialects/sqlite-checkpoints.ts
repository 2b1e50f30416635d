import { createRequire } from 'node:module'
import type * as Threads from 'node:worker_threads'
import { Worker } from 'node:worker_threads'
import type BetterSqlite3 from 'better-sqlite3'
import { codeOf } from './error-code.ts'

/** Transactions whose pages are copied together: what many of them change is then written once. A visit changes some 40 pages, so it is 16 MiB. */
const TRANSACTIONS = 100
/** Pages in the WAL at which SQLite copies them itself, in the way of whoever commits: 64 MiB. Only where the background does not keep up. */
export const OWN_CHECKPOINT_PAGES = 16_000
/** So few pages are copied in a ms or two. */
const FEW_PAGES = 200
/** Each copies what came during the one before, which is less each time. */
const MOST_PASSES = 6

interface Plan {
  /** Path of better-sqlite3. */
  driver: string
  file: string
  few: number
  passes: number
}

/**
 * Copies pages from the WAL into the file in a thread of its own, while visits go on: in the way of a commit that takes 15 ms with ten
 * thousand visitors, and 40 to 160 with a million, since their pages lie far apart. The rest, what came in the
 * meantime, is copied between two transactions: only when nothing is left does the WAL begin anew.
 *
 * What was committed is in the WAL, and on the disk, before it is answered; this changes where it is copied from there, and when.
 *
 * @param onWarning told once of each code that copying failed with; it is tried again later, and SQLite copies by itself in the end
 * @param start      begins the thread; another for tests
 * @returns to be called after each COMMIT; never throws
 */
export function checkpointInBackground(connection: BetterSqlite3.Database, onWarning: (message: string) => void, start = startCopying): () => void {
  let [transactions, state]: [number, 'idle' | 'copying' | 'nearly done'] = [0, 'idle']
  let worker: Worker | undefined
  const warn = onceEach(onWarning)

  function begin(): void {
    transactions = 0
    attempt(warn, () => {
      worker ??= started()
      worker.postMessage('copy')
      state = 'copying'
    })
  }

  function started(): Worker {
    return start(connection.name)
      .on('message', () => {
        state = 'nearly done'
        if (!connection.inTransaction) finish()
      })
      .on('error', warn)
      // Also after an error. Another one begins in its place.
      .on('exit', () => ([worker, state] = [undefined, 'idle']))
  }

  function finish(): void {
    state = 'idle'
    attempt(warn, () => connection.pragma('wal_checkpoint(passive)'))
  }

  closeAfter(connection, () => worker)
  return () => {
    transactions++
    if (state === 'nearly done') finish()
    else if (state === 'idle' && transactions >= TRANSACTIONS) begin()
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

/** A thread that copies at each message `copy`, answers when little is left, and ends at `end`. */
export function startCopying(file: string): Worker {
  const plan: Plan = { driver: createRequire(import.meta.url).resolve('better-sqlite3'), file, few: FEW_PAGES, passes: MOST_PASSES }
  // By its text, since the package is bundled into one file.
  const worker = new Worker(`(${copy.toString()})(require)`, { eval: true, workerData: plan })
  worker.unref()
  return worker
}

/** Runs in the thread: all that it uses is in it. */
function copy(require: NodeJS.Require): void {
  const { parentPort, workerData } = require('node:worker_threads') as typeof Threads
  const { driver, file, few, passes } = workerData as Plan
  const Database = require(driver) as typeof BetterSqlite3
  const database = new Database(file, { fileMustExist: true })
  parentPort?.on('message', (message) => {
    if (message === 'end') {
      database.close()
      parentPort.close()
      return
    }
    let before = 0
    for (let pass = 0; pass < passes; pass++) {
      const [now] = database.pragma('wal_checkpoint(passive)') as { checkpointed: number }[]
      const copied = (now?.checkpointed ?? 0) - before
      if (pass > 0 && copied <= few) break
      before += copied
    }
    parentPort.postMessage('nearly done')
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
