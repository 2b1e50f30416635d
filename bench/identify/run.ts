import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { say } from '../src/report.ts'
import { grow } from './grow.ts'
import { mariaDbSite } from './mariadb-site.ts'
import { measure, type Figures } from './measure.ts'
import { createFillers, simulateTemplates, type KnownVisitor } from './population.ts'
import { ENVIRONMENT_ID, prepare } from './prepare.ts'
import { createCallers } from './requests.ts'
import type { Site, StoreName } from './site.ts'
import { sqliteSite } from './sqlite-site.ts'

export interface Options {
  /** Known visitors, rising. */
  sizes: readonly number[]
  stores: readonly StoreName[]
  /** Of each turn. */
  seconds: number
}

/** By size, and the ceiling at the largest. */
export type StoreFigures = Record<string, Figures | { rps: number; bySize: Record<string, { rps: number }> }>

export interface Result {
  store: Partial<Record<StoreName, StoreFigures>>
}

const SEED = 2_026
const OPEN: Record<StoreName, () => Promise<Site>> = { mariadb: mariaDbSite, sqlite: sqliteSite }

/** Grows one database a store from size to size, and measures each store at each. */
export async function run({ sizes, stores, seconds }: Options): Promise<Result> {
  using folder = tempDir('identify')
  say('Simulating browsers ...')
  const templates = simulateTemplates(SEED)
  const callers = createCallers(templates, SEED)
  const filler = createFillers(templates, SEED)
  // Those who come back are there from the first size on.
  const visitor = (number: number): KnownVisitor => callers.visitors[number] ?? filler(number)
  writeFileSync(join(folder.path, 'requests.json'), JSON.stringify(callers.requests))

  const sites: Site[] = []
  const figures = new Map<StoreName, Map<number, Figures>>(stores.map((name) => [name, new Map()]))
  try {
    for (const name of stores) {
      const site = await OPEN[name]()
      sites.push(site)
      await prepare(site)
    }
    let from = 0
    for (const size of sizes) {
      say(`Growing to ${size.toLocaleString('en')} visitors ...`)
      await grow(sites, { environmentId: ENVIRONMENT_ID, from, to: size, visitor })
      from = size
      for (const site of sites) {
        say(`Measuring ${site.name} at ${size.toLocaleString('en')} ...`)
        const plan = { folder: folder.path, byAddress: callers.byAddress, seconds, bytesPerVisitor: (await site.bytes()) / size }
        const measured = await measure(site, plan)
        figures.get(site.name)?.set(size, measured)
        say(`  ${JSON.stringify(measured)}`)
      }
    }
  } finally {
    for (const site of sites) await site[Symbol.asyncDispose]()
  }
  return { store: Object.fromEntries([...figures].map(([name, bySize]) => [name, withCeiling(bySize)])) }
}

function withCeiling(bySize: ReadonlyMap<number, Figures>): StoreFigures {
  const ceilings = [...bySize].map(([size, { ceilingRps }]) => [String(size), { rps: ceilingRps }] as const)
  return { ...Object.fromEntries(bySize), ceiling: { rps: ceilings.at(-1)?.[1].rps ?? 0, bySize: Object.fromEntries(ceilings) } }
}
