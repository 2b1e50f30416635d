import { z } from 'zod'
import type { COMPONENT_STATES } from './constants.ts'

export type ComponentState = (typeof COMPONENT_STATES)[number]
/** Why a component has no value. */
export type MissingState = Exclude<ComponentState, 'ok'>

/** What the agent says of one component: a value, or why there is none. */
export type ComponentResult<V> = { state: 'ok'; value: V } | { state: MissingState }

/** Schema of one component on the wire, given the schema of its value. */
export function componentResult<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('state', [
    z.object({ state: z.literal('ok'), value }),
    z.object({ state: z.enum(['absent', 'blocked', 'noised', 'timeout', 'failed']) }),
  ])
}
