/** Bits of the tree: an IPv4 network lies below `::/96`, as in the databases that are handed out. */
const DEPTH = 128
/** Bytes of zero between tree and data. */
const SEPARATOR = 16
const METADATA_MARK = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1')

interface Branch {
  children: [Branch | number | undefined, Branch | number | undefined]
}

/** What a record may hold: whole numbers are written as 32 bits, others as doubles. */
export type MmdbValue = string | number | boolean | readonly MmdbValue[] | { readonly [key: string]: MmdbValue }

/**
 * A made-up database in MaxMind's format, as bytes.
 *
 * @param networks CIDR range -> record; no range may lie in another
 * @see https://maxmind.github.io/MaxMind-DB/
 */
export function mmdb(networks: Readonly<Record<string, MmdbValue>>, type: string): Buffer {
  const entries = Object.entries(networks)
  const records = entries.map(([, record]) => encode(record))
  const offsets = records.map((_, index) => records.slice(0, index).reduce((sum, { length }) => sum + length, 0))
  const root: Branch = { children: [undefined, undefined] }
  entries.forEach(([range], index) => plant(root, bitsOf(range), offsets[index] ?? 0))
  const branches = listOf(root)
  const valueOf = (child: Branch | number | undefined) => {
    if (child === undefined) return branches.length
    return typeof child === 'number' ? branches.length + SEPARATOR + child : branches.indexOf(child)
  }
  const tree = branches.flatMap(({ children }) => children.map((child) => bytes(valueOf(child), 3)))
  return Buffer.concat([...tree, Buffer.alloc(SEPARATOR), ...records, METADATA_MARK, metadata(branches.length, type)])
}

function plant(branch: Branch, [bit = 0, ...rest]: number[], value: number): void {
  if (rest.length === 0) {
    branch.children[bit] = value
    return
  }
  const next = branch.children[bit]
  const child: Branch = typeof next === 'object' ? next : { children: [undefined, undefined] }
  branch.children[bit] = child
  plant(child, rest, value)
}

function listOf(root: Branch): Branch[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'object' ? listOf(child) : []))]
}

/** The bits that all addresses of a range begin with. */
function bitsOf(range: string): number[] {
  const [address = '', length = ''] = range.split('/')
  const isV4 = address.includes('.')
  const groups = isV4 ? [0, 0, 0, 0, 0, 0, ...pairs(address.split('.').map(Number))] : groupsOf(address)
  const bits = groups.flatMap((group) => [...group.toString(2).padStart(16, '0')].map(Number))
  return bits.slice(0, Number(length) + (isV4 ? DEPTH - 32 : 0))
}

const pairs = ([a = 0, b = 0, c = 0, d = 0]: number[]) => [a * 256 + b, c * 256 + d]

function groupsOf(address: string): number[] {
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter(Boolean).map((group) => Number.parseInt(group, 16)))
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail]
}

function metadata(nodes: number, type: string): Buffer {
  return map({
    binary_format_major_version: uint(5, 2),
    binary_format_minor_version: uint(5, 0),
    build_epoch: Buffer.concat([Buffer.from([0x04, 0x02]), bytes(1_790_000_000, 4)]), // uint64: an extended type
    database_type: text(type),
    description: map({}),
    ip_version: uint(5, 6),
    languages: Buffer.from([0x00, 0x04]), // no items: an extended type
    node_count: uint(6, nodes),
    record_size: uint(5, 24),
  })
}

function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'boolean') return Buffer.from([Number(value), 0x07]) // an extended type, the size is the value
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? uint(6, value) : double(value)
  if (isList(value)) return Buffer.concat([Buffer.from([value.length, 0x04]), ...value.map(encode)]) // an extended type
  return map(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)])))
}

function isList(value: MmdbValue): value is readonly MmdbValue[] {
  return Array.isArray(value)
}

function double(value: number): Buffer {
  const buffer = Buffer.alloc(9)
  buffer[0] = (3 << 5) | 8
  buffer.writeDoubleBE(value, 1)
  return buffer
}

function map(entries: Readonly<Record<string, Buffer>>): Buffer {
  const parts = Object.entries(entries).flatMap(([key, value]) => [text(key), value])
  return Buffer.concat([Buffer.from([(7 << 5) | Object.keys(entries).length]), ...parts])
}

/** At most 284 bytes: longer ones would need another byte for the length. */
function text(value: string): Buffer {
  const content = Buffer.from(value)
  const size = content.length < 29 ? [(2 << 5) | content.length] : [(2 << 5) | 29, content.length - 29]
  return Buffer.concat([Buffer.from(size), content])
}

/** @param kind 5: of 16 bits, 6: of 32 bits */
function uint(kind: 5 | 6, value: number): Buffer {
  const size = kind === 5 ? 2 : 4
  return Buffer.concat([Buffer.from([(kind << 5) | size]), bytes(value, size)])
}

function bytes(value: number, size: number): Buffer {
  const buffer = Buffer.alloc(size)
  buffer.writeUIntBE(value, 0, size)
  return buffer
}
