import type { z } from 'zod'
import type { Variable } from './variable.ts'
import type { SECTIONS, VARIABLES } from './variables/index.ts'

/** Names of a group's settings that always have a value. */
type Given<G> = { [K in keyof G]: G[K] extends { default: string } ? K : never }[keyof G]
type Value<V> = V extends Pick<Variable, 'schema'> ? z.output<V['schema']> : never

/** The settings of a group, read. */
export type Settings<G> = { readonly [K in Given<G>]: Value<G[K]> } & { readonly [K in Exclude<keyof G, Given<G>>]?: Value<G[K]> }

/** Everything an operator can choose; checked once, never changed. What each means stands in `variables/`. */
export type Config = Settings<typeof VARIABLES> & { readonly [S in keyof typeof SECTIONS]: Settings<(typeof SECTIONS)[S]> }

export type Environment = Readonly<Record<string, string | undefined>>
