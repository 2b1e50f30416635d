import type { Variable, VariableGroup } from '../variable.ts'
import { data } from './data.ts'
import { keys } from './keys.ts'
import { limits } from './limits.ts'
import { linkage } from './linkage.ts'
import { listening } from './listening.ts'
import { metrics } from './metrics.ts'
import { network } from './network.ts'
import { privacy } from './privacy.ts'
import { proxies } from './proxies.ts'
import { secrets } from './secrets.ts'
import { signals } from './signals.ts'
import { webhooks } from './webhooks.ts'

/** Settings by their place in `Config`. To add one: an entry in its topic's file, then `npm run docs:settings`. */
export const VARIABLES = { ...listening, ...data, ...keys, ...linkage, ...proxies, ...secrets } satisfies VariableGroup

/** Topics that have an object of their own in `Config`: `config.webhooks.timeout`. */
export const SECTIONS = { limits, metrics, network, signals, webhooks, privacy } satisfies Record<string, VariableGroup>

/** Every variable that is read, in the order of the table in README.md. */
export const ALL_VARIABLES: readonly Variable[] = [VARIABLES, ...Object.values(SECTIONS)].flatMap((group) => Object.values<Variable>(group))

export const VARIABLE_NAMES: readonly string[] = ALL_VARIABLES.map(({ name }) => name)
