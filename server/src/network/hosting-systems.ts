import systems from './hosting-systems.json' with { type: 'json' }

/** Whose data centres they are, by the number of the autonomous system. */
const HOSTS = new Map(Object.entries(systems).flatMap(([name, numbers]) => numbers.map((number) => [number, name] as const)))

/**
 * Large hosting companies' autonomous systems. No list of all there are: an operator's list of kind `datacenter` adds others.
 *
 * @returns the company; undefined: it is none of these
 */
export function hostOf(system: number): string | undefined {
  return HOSTS.get(system)
}
