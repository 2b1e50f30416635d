import { share, zipf } from './draw.ts'
import type { Random } from '../src/random.ts'
import type { System } from './machine.ts'
import type { World } from './world.ts'

/** What is drawn of a machine in turn, and from which stream. */
export interface Drawn {
  readonly system: System
  readonly draw: Random
}

/** Whom a machine has something in common with. */
export interface Belonging {
  /** Office by number; -1: none. */
  readonly office: number
  /** Set up alike with others of the office. */
  readonly fleet: boolean
  /** Those it looks like; '' for most. */
  readonly crowd: string
  /** A negative number: shared with neighbours; else the machine's own. */
  readonly household: number
}

/** The machine that a browser is on: its own, or that of the browser before it. */
export function machineIndex({ seed, assumptions }: World, index: number): number {
  return index % 2 === 1 && share(seed, 'second', index) < 2 * assumptions.people.secondBrowser ? index - 1 : index
}

/** The office of the block that a machine's owner works in; -1: none. */
function officeOf({ seed, assumptions: { people } }: World, machine: number): number {
  return share(seed, 'office', machine) < people.office ? Math.floor(machine / people.officeBlock) : -1
}

/** The household shared with neighbours, a negative number, or one's own. */
function householdOf({ seed, assumptions: { people } }: World, machine: number): number {
  return share(seed, 'household', machine) < people.household ? -2 - Math.floor(machine / 6) : machine
}

/** The crowd a machine belongs to; '' for most. */
function crowdOf({ seed, assumptions: { sharing } }: World, machine: number, system: System): string {
  const alike = system === 'ios' ? sharing.alikeIos : system === 'android' ? sharing.alikeAndroid : sharing.alikeDesktop
  if (share(seed, 'alike', machine) >= alike) return ''
  // of phones by one maker more configurations are common than of anything else
  const count = Math.max(2, Math.round(system === 'ios' ? sharing.crowds : sharing.crowds / 4))
  return `${system}${zipf(count, sharing.crowdExponent, share(seed, 'crowd', machine))}`
}

export function belongingOf(world: World, machine: number, { system, draw }: Drawn): Belonging {
  const office = officeOf(world, machine)
  const fleet = office >= 0 && system === 'windows' && draw.chance(world.assumptions.sharing.fleet)
  const crowd = fleet ? `office${office}` : crowdOf(world, machine, system)
  return { office, fleet, crowd, household: crowd || office >= 0 ? machine : householdOf(world, machine) }
}
