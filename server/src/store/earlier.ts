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

/** A row of either kind. @property text which part it is of, and what that part has of it, with a space between any two */
export interface EarlierRow {
  at: number
  text: string
}

/**
 * Parts of the statement, each one bounded stretch of an index that holds all that is looked at; but for the snapshots, of
 * which a visitor has a few. The different values are counted here and not there: databases take longer to sort them out
 * than to send them. Two columns, since MariaDB and its driver take more for a column than for what is in it; hashes in
 * hexadecimal: a text costs the server a third of what bytes cost.
 */
const PARTS = {
  snapshots: "last_seen_at as at, concat_ws(' ', 's', slot, digest) as text from snapshots where visitor_id = ? and member_id is null",
  visitor_id: `occurred_at as at, concat_ws(' ', 'v', ${hexOf('ip_hash')}, ${hexOf('linked_hash')}, country) as text ${newestBy('visitor_id')}`,
  ip_hash: `occurred_at as at, 'i' as text ${newestBy('ip_hash')}`,
  linked_hash: `occurred_at as at, concat_ws(' ', 'l', ${hexOf('ip_hash')}, visitor_id) as text ${newestBy('linked_hash')}`,
} as const satisfies Record<'snapshots' | Key, string>

type Part = keyof typeof PARTS

/** Empty where there is none: what follows is at its place all the same. */
function hexOf(column: 'ip_hash' | 'linked_hash'): string {
  return `ifnull(hex(${column}), '')`
}

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
  const made = parts.map((part) => dialect.unionPart(`select ${PARTS[part]}`)).join(' union all ')
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
  for (const { at, text } of rows) {
    if (text === 'i') events.ip_hash.push({ occurred_at: at, visitor_id: null, ip_hash: null, linked_hash: null, country: null })
    else if (text.startsWith('l')) events.linked_hash.push(linkedEvent(at, text))
    else if (text.startsWith('v')) events.visitor_id.push(ownEvent(at, text))
    else snapshots.push(toSnapshot(at, text))
  }
  return { snapshots: snapshots.sort((a, b) => b.last_seen_at - a.last_seen_at), events }
}

function toSnapshot(at: number, text: string): SnapshotRow {
  const [, slot, digest = ''] = text.split(' ')
  return { slot: Number(slot), digest, last_seen_at: at }
}

function ownEvent(at: number, text: string): Counted {
  const [, ip, linked, country] = text.split(' ')
  return { occurred_at: at, visitor_id: null, ip_hash: ip || null, linked_hash: linked || null, country: country ?? null }
}

/** Not by `split`, which takes twice as long: a linked id may have a thousand of them. */
function linkedEvent(at: number, text: string): Counted {
  const space = text.indexOf(' ', 2)
  return { occurred_at: at, visitor_id: text.slice(space + 1), ip_hash: text.slice(2, space) || null, linked_hash: null, country: null }
}
