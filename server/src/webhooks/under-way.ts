/** Work that is under way, and nobody waits for until the end. */
export interface UnderWay {
  readonly size: number
  /** @param after called when it is over, however it ended */
  add(work: Promise<void>, after: () => void): void
  /** Fulfilled when all is over, what is added meanwhile included. */
  over(): Promise<void>
}

/** @param onFailure told of work that failed */
export function createUnderWay(onFailure: (error: unknown) => void): UnderWay {
  const all = new Set<Promise<void>>()
  return {
    get size() {
      return all.size
    },
    add(work, after) {
      const settled = work.catch(onFailure).finally(() => {
        all.delete(settled)
        after()
      })
      all.add(settled)
    },
    async over() {
      while (all.size > 0) await Promise.all(all)
    },
  }
}
