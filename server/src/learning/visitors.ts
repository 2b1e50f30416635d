import type { Candidate, Near, Packed, Snapshot } from '../linkage/index.ts'

/** As the store keeps and reads them (store/candidates.ts, store/snapshots.ts). */
const SNAPSHOTS_KEPT = 8
const SNAPSHOTS_READ = 4
const VISITORS_PER_KEY = 32
const CANDIDATES = 16
/** Visitors remembered a key; those seen last are read. */
const REMEMBERED_PER_KEY = 4 * VISITORS_PER_KEY

interface Known {
  id: string
  firstSeenAt: number
  lastSeenAt: number
  visits: number
  near?: Near
  /** Merged into it. */
  members: string[]
  /** Newest first. */
  snapshots: (Snapshot & { digest: string })[]
  /** All keys it ever had. */
  keys: Set<string>
}

/** What an identified visit leaves behind. */
export interface Seen {
  record: Packed
  digest: string
  keys: readonly string[]
  at: number
  /** Of a first visit. */
  near?: Near | undefined
}

/** Visitors in memory, found as the store finds them. */
export interface Visitors {
  readonly size: number
  candidates(keys: readonly string[]): Candidate[]
  candidate(visitorId: string): Candidate | undefined
  /** All distinct records kept of a visitor. */
  records(visitorId: string): Packed[]
  /** Makes the visitor where it is new. */
  see(visitorId: string, seen: Seen): void
  /** What was kept of the younger is the older's from now on. */
  merge(younger: string, older: string): void
}

/** Visitors by blocking key, those seen last behind. */
function createIndex() {
  const byKey = new Map<string, Set<Known>>()
  const index = {
    add(visitor: Known, keys: Iterable<string>): void {
      for (const key of keys) {
        visitor.keys.add(key)
        const found = byKey.get(key) ?? new Set()
        byKey.set(key, found)
        found.delete(visitor) // sets keep the order of insertion: last is newest
        found.add(visitor)
        const [oldest] = found
        if (found.size > REMEMBERED_PER_KEY && oldest) found.delete(oldest)
      }
    },
    /** All keys of one become the other's. */
    move(from: Known, into: Known): void {
      for (const key of from.keys) if (byKey.get(key)?.delete(from)) index.add(into, [key])
    },
    /** What the keys that each visitor shares are worth: one that finds many says little of each. */
    hits(keys: readonly string[]): Map<Known, number> {
      const shared = new Map<Known, number>()
      for (const key of keys) {
        const found = [...(byKey.get(key) ?? [])].slice(-VISITORS_PER_KEY)
        for (const visitor of found) shared.set(visitor, (shared.get(visitor) ?? 0) + 1 / found.length)
      }
      return shared
    },
  }
  return index
}

export function createVisitors(): Visitors {
  const known = new Map<string, Known>()
  const index = createIndex()
  return {
    get size() {
      return known.size
    },
    candidates: (keys) =>
      [...index.hits(keys)]
        .sort(([a, m], [b, n]) => n - m || b.lastSeenAt - a.lastSeenAt)
        .slice(0, CANDIDATES)
        .map(([visitor]) => toCandidate(visitor)),
    candidate(visitorId) {
      const visitor = known.get(visitorId)
      return visitor && toCandidate(visitor)
    },
    records: (visitorId) => known.get(visitorId)?.snapshots.map(({ record }) => record) ?? [],
    see(visitorId, { record, digest, keys, at, near }) {
      const visitor = known.get(visitorId) ?? { id: visitorId, firstSeenAt: at, lastSeenAt: at, visits: 0, ...(near && { near }), members: [], snapshots: [], keys: new Set() }
      known.set(visitorId, visitor)
      const others = visitor.snapshots.filter((each) => each.digest !== digest)
      visitor.snapshots = [{ record, digest, lastSeenAt: at }, ...others].slice(0, SNAPSHOTS_KEPT)
      visitor.lastSeenAt = at
      visitor.visits++
      index.add(visitor, keys)
    },
    merge(younger, older) {
      const [from, into] = [known.get(younger), known.get(older)]
      if (!from || !into) return
      into.snapshots = [...into.snapshots, ...from.snapshots].sort((a, b) => b.lastSeenAt - a.lastSeenAt).slice(0, SNAPSHOTS_KEPT)
      into.lastSeenAt = Math.max(into.lastSeenAt, from.lastSeenAt)
      into.visits += from.visits
      into.members.push(younger, ...from.members)
      known.delete(younger)
      index.move(from, into)
    },
  }
}

function toCandidate({ id, snapshots, ...rest }: Known): Candidate {
  const { firstSeenAt, lastSeenAt, visits, near, members } = rest
  return { visitorId: id, firstSeenAt, lastSeenAt, visits, ...(near && { near }), ...(members.length > 0 && { members: [...members] }), snapshots: snapshots.slice(0, SNAPSHOTS_READ) }
}
