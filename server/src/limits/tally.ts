import type { AddUp } from './add-up.ts'

/** What one name has sent in one minute. */
export interface Tally {
  /** End of the minute, in ms since the epoch. */
  readonly endsAt: number
  /** Counts one more; whether it is within the limit. */
  count(): Promise<boolean>
}

export interface TallyOptions {
  name: string
  endsAt: number
  limit: number
  /** Requests that are let through before the others are told of them. */
  share: number
  addUp: AddUp
}

/** Requests that the others will be told of together. */
interface Batch {
  size: number
  /** Once it is to be sent: how many came before it, in all processes. */
  before?: Promise<number>
}

/**
 * Counts in memory, and adds to the common count when a share is full: one statement a share, one at a time for a name, however many
 * ask at once. `share` 0: every request has its own number in the common count, and the limit is exact.
 */
export function createTally({ name, endsAt, limit, share, addUp }: TallyOptions): Tally {
  let open: Batch = { size: 0 }
  /** What is known to have come before the open batch, in all processes. */
  let before = 0
  let underWay: Promise<unknown> = Promise.resolve()

  async function send(batch: Batch): Promise<number> {
    const known = before
    open = { size: 0 }
    before += batch.size
    const sum = await addUp(name, batch.size, endsAt)
    if (sum === undefined) return known
    before = sum
    return sum - batch.size
  }

  function inTurn(batch: Batch): Promise<number> {
    const sent = underWay.then(() => send(batch))
    underWay = sent
    return sent
  }

  return {
    endsAt,
    async count() {
      if (before + open.size >= limit) return false
      const batch = open
      const place = ++batch.size
      if (place <= share) return true
      // Until it is its turn, more may join.
      batch.before ??= inTurn(batch)
      return (await batch.before) + place <= limit
    },
  }
}
