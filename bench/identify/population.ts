import { hash32 } from '../../server/src/linkage/hash.ts'
import { blockingKeys, observe, recordDigest, type Packed } from '../../server/src/linkage/index.ts'
import { place } from '../../server/src/linkage/packed.ts'
import { networkPrefix } from '../../server/src/request/client-address.ts'
import { simulate, type Line } from '../population/simulate.ts'
import { random, type Random } from '../src/random.ts'

/** A record as it is stored, with what it is found by. */
export interface Known {
  record: Packed
  digest: string
  keys: readonly string[]
  /** ms since the epoch */
  at: number
}

/** A visitor to be stored; its snapshots oldest first. */
export interface KnownVisitor {
  id: string
  snapshots: readonly Known[]
}

/** Visitors share devices, as many as there are of them, however large the database is. */
const TEMPLATES = 15_000
const VISITS = 3
/** Visitors of the most common device, once the database is large enough to hold them; else a twentieth of all. */
export const CROWD = 50_000
const CROWD_SHARE = 0.05
/** Share of the others that have a device all of their own, as desktops mostly do. */
const UNIQUE_SHARE = 0.6
/** Home networks that visitors are spread over, as a share of the visitors. */
const NETWORKS = 400_000
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** Fields that tell devices of a kind. */
const DEVICE = ['gpuModel', 'screen', 'model', 'os', 'hardwareConcurrency'] as const
const HALF_YEAR_MS = 180 * 86_400_000

/** Fields that set a device apart, each one word. */
const APART = ['canvasText', 'canvasGeometry', 'gpuParameters', 'gpuScene', 'textRects', 'storageQuota'] as const

/** A simulated browser: its visits in order of time, and their records without a network. */
export interface Template {
  lines: readonly Line[]
  records: readonly Packed[]
}

export function simulateTemplates(seed: number): Template[] {
  const lines = new Map<string, Line[]>()
  for (const line of simulate({ browsers: TEMPLATES, visits: VISITS, seed, groups: false })) {
    const own = lines.get(line.browserId) ?? []
    lines.set(line.browserId, own)
    if (own.length < VISITS) own.push(line)
  }
  return [...lines.values()].map((own) => ({ lines: own, records: own.map((line) => packedOf(line)) }))
}

/** What the server makes of a visit that comes from that address. */
export function packedOf({ components, headers }: Pick<Line, 'components' | 'headers'>, ip?: string): Packed {
  return observe({ components, headers, ...(ip !== undefined && { networkPrefix: networkPrefix(ip) }) }).record
}

export function knownOf(record: Packed, at: number): Known {
  return { record, digest: recordDigest(record), keys: blockingKeys(record), at }
}

/**
 * The visitor with that number among `total`, made from templates without parsing anything: records are copied and single
 * words of them exchanged. The same number gives the same visitor.
 */
export function createFillers(templates: readonly Template[], seed: number): (number: number) => KnownVisitor {
  const crowd = mostCommon(templates)
  const start = Date.UTC(2026, 10, 22) - HALF_YEAR_MS
  return (number) => {
    const draw = random(seed + number)
    const isCrowd = draw.chance(CROWD_SHARE)
    const { records } = isCrowd ? crowd : draw.pick(templates)
    const network = hash32(`network ${draw.below(NETWORKS)}`)
    const isUnique = !isCrowd && draw.chance(UNIQUE_SHARE)
    const firstAt = start + draw.below(HALF_YEAR_MS / 2)
    const snapshots = [records[0], records[1] ?? records[0]].filter((record) => record !== undefined)
    return {
      id: visitorId(draw),
      snapshots: snapshots.map((record, index) => {
        const own = record.slice()
        own[place.networkPrefix] = network
        if (isUnique) for (const field of APART) if (own[place[field]] !== 0) own[place[field]] = hash32(`${field} ${number}`)
        // Two records that are the same would be one snapshot.
        if (index === 1 && same(record, snapshots[0])) own[place.textRects] = hash32(`second ${number}`)
        return knownOf(own, firstAt + index * draw.below(HALF_YEAR_MS / 2))
      }),
    }
  }
}

/** The browser whose device most others have. */
export function mostCommon(templates: readonly Template[]): Template {
  const found = new Map<string, { template: Template; count: number }>()
  for (const template of templates) {
    const device = DEVICE.map((field) => template.records[0]?.[place[field]]).join()
    const entry = found.get(device) ?? { template, count: 0 }
    found.set(device, { ...entry, count: entry.count + 1 })
  }
  const [most] = [...found.values()].sort((a, b) => b.count - a.count)
  if (!most) throw new RangeError('there are no templates')
  return most.template
}

function same(one: Packed, other: Packed | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((word, index) => word === other[index])
}

export function visitorId(draw: Random): string {
  return Array.from({ length: 20 }, () => CHARACTERS[draw.below(CHARACTERS.length)]).join('')
}
