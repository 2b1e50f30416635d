import type { Binding, Dialect } from './dialects/dialect.ts'
import type { SnapshotRow } from './snapshots.ts'
import type { Statements } from './statements.ts'
import type { Visit } from './store.ts'
import { type ActivityValues, type Counted, type Key, keysOf, MOST_COUNTED } from './velocity.ts'

/** What a visit is written beside. */
export interface Earlier {
  /** The visitor's own, newest first. */
  snapshots: readonly SnapshotRow[]
  /** The newest; some of them may be older than any window. */
  events: Readonly<Record<Key, readonly Counted[]>>
}

/** A row of either kind, as it is read; `text` is what that part has of it. */
export interface EarlierRow {
  part: Part
  at: number
  slot: number | null
  /** Empty in SQLite where there is none. */
  ip: string | null
  linked: string | null
  text: string | null
}

/**
 * Parts of the statement, each one bounded stretch of an index that holds all that is looked at; but for the snapshots, of
 * which a visitor has a few. The different values are counted here and not there: databases take longer to sort them out
 * than to send them. Hashes in hexadecimal: a text costs the server a third of what bytes cost.
 */
const PARTS = {
  snapshots: 'last_seen_at as at, slot, null as ip, null as linked, digest as text from snapshots where visitor_id = ? and member_id is null',
  visitor_id: `occurred_at as at, null as slot, hex(ip_hash) as ip, hex(linked_hash) as linked, country as text ${newestBy('visitor_id')}`,
  ip_hash: `occurred_at as at, null as slot, null as ip, null as linked, null as text ${newestBy('ip_hash')}`,
  linked_hash: `occurred_at as at, null as slot, hex(ip_hash) as ip, null as linked, visitor_id as text ${newestBy('linked_hash')}`,
} as const satisfies Record<'snapshots' | Key, string>

type Part = keyof typeof PARTS

/** No bound in time: what is older than a day is swept in any case, and MariaDB would look into the index beforehand to plan for it. */
function newestBy(key: Key): string {
  return `from activity where ${key} = ? order by occurred_at desc limit ${MOST_COUNTED - 1}`
}

interface Whose {
  visitorId: string
  values: ActivityValues | undefined
}

const statements = new Map<string, string>()

function statement(parts: readonly Part[], dialect: Dialect): string {
  const name = `${dialect.name} ${parts.join()}`
  const known = statements.get(name)
  if (known) return known
  const made = parts.map((part) => dialect.unionPart(`select '${part}' as part, ${PARTS[part]}`)).join(' union all ')
  statements.set(name, made)
  return made
}

/**
 * Reads what a visit needs to know of those before it, in one statement. The visitor's row must be locked: so visits of one
 * visitor are counted one after the other, however many come at once. Those of one address or linked id see what was
 * committed before them.
 *
 * @param whose who the visit turned out to be of, and what it is counted by; a visitor that it makes has nothing yet
 */
export async function readEarlier(on: Statements, dialect: Dialect, visit: Visit, { visitorId, values }: Whose): Promise<readonly EarlierRow[]> {
  const { isNew } = visit.visitor
  const counted = values ? keysOf(values).filter((key) => key !== 'visitor_id' || !isNew) : []
  const parts: Part[] = [...(isNew ? [] : (['snapshots'] as const)), ...counted]
  const bindings = parts.map((part): Binding => (part === 'snapshots' ? visitorId : (values?.[part] ?? null)))
  return parts.length === 0 ? [] : on.rows<EarlierRow>(statement(parts, dialect), bindings)
}

/** What was read, by what it is. */
export function sortEarlier(rows: readonly EarlierRow[]): Earlier {
  const snapshots: SnapshotRow[] = []
  const events: Record<Key, Counted[]> = { visitor_id: [], ip_hash: [], linked_hash: [] }
  for (const row of rows) {
    if (row.part === 'snapshots') snapshots.push(toSnapshot(row))
    else events[row.part].push(toCounted(row))
  }
  return { snapshots: snapshots.sort((a, b) => b.last_seen_at - a.last_seen_at), events }
}

function toSnapshot({ slot, at, text }: EarlierRow): SnapshotRow {
  return { slot: slot ?? 0, digest: text ?? '', last_seen_at: at }
}

function toCounted({ part, at, ip, linked, text }: EarlierRow): Counted {
  return { occurred_at: at, ip_hash: ip || null, linked_hash: linked || null, visitor_id: part === 'linked_hash' ? text : null, country: part === 'visitor_id' ? text : null }
}
