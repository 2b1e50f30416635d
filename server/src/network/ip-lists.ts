import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { ListKind, Listing } from '../signals/index.ts'
import { readListFile, type ListHead } from './list-file.ts'
import { rangeSet, type RangeSet } from './range-set.ts'

/** A list in memory. */
export interface IpList {
  readonly head: ListHead
  readonly ranges: RangeSet
  readonly systems: ReadonlySet<number>
}

/** A kept list cannot be read: somebody else wrote it, or the disk. */
export class IpListError extends Error {
  override readonly name = 'IpListError'
}

/** Paths of all lists in a folder, in order; none where there is no folder yet. */
export async function listPaths(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new IpListError(`cannot read ${folder}: ${error.code ?? error.message}`, { cause: error })
  })
  return names.filter((name) => /^[a-z0-9][a-z0-9-]*\.list$/.test(name)).sort().map((name) => join(folder, name))
}

/** @throws {IpListError} */
export async function openIpList(path: string): Promise<IpList> {
  try {
    const { head, ranges, systems } = await readListFile(await readFile(path, 'utf8'), breathe)
    return { head, ranges: rangeSet(ranges), systems }
  } catch (cause) {
    throw new IpListError(`${path} is no list that \`selfsame lists refresh\` wrote`, { cause })
  }
}

/** Where an address, and the system it belongs to, stand in lists; a kind that there is no list of is left out. */
export function listingsOf(lists: readonly IpList[], address: string, system: number | undefined): Partial<Record<ListKind, Listing>> {
  const listings: Partial<Record<ListKind, Listing>> = {}
  for (const { head, ranges, systems } of lists) {
    const { kind, name, provider } = head
    const known = listings[kind]
    const itself = ranges.has(address)
    if (known?.found && !(known.ofSystem && itself)) continue // the address itself says more than its system
    const found = itself || (system !== undefined && systems.has(system))
    listings[kind] = found ? { found, by: name, ...(provider !== undefined && { provider }), ...(!itself && { ofSystem: true }) } : inNone(known, provider)
  }
  return listings
}

function inNone(before: Listing | undefined, provider: string | undefined): Listing {
  const providers = [...((!before?.found && before?.providers) || []), ...(provider === undefined ? [] : [provider])]
  return { found: false, ...(providers.length > 0 && { providers }) }
}
