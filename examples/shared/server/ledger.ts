/**
 * What a back end keeps of sign-ups. Here in memory, gone with the process; yours is two tables, and each call below one
 * statement or transaction, so that two requests at once cannot both be the first.
 */
export interface Ledger {
  /**
   * Marks an event as used: an INSERT under a unique key. False where it was used before.
   *
   * @param until ms since the epoch; older events are refused anyway, and need not be remembered
   */
  useEvent(eventId: string, until: number): Promise<boolean>
  /** Adds an account to a visitor's. The number it then has; undefined, and nothing added, where that would be more than `most`. */
  addAccount(visitorId: string, most: number): Promise<number | undefined>
}

/** @param clock ms since the epoch */
export function memoryLedger(clock: () => number): Ledger {
  const used = new Map<string, number>()
  const accounts = new Map<string, number>()
  return {
    async useEvent(eventId, until) {
      const now = clock()
      for (const [known, end] of used) if (end < now) used.delete(known)
      if (used.has(eventId)) return false
      used.set(eventId, until)
      return true
    },
    async addAccount(visitorId, most) {
      const count = (accounts.get(visitorId) ?? 0) + 1
      if (count > most) return undefined
      accounts.set(visitorId, count)
      return count
    },
  }
}
