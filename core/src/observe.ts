import { SelfsameError } from './errors.ts'
import { createObservation, type Observation, type Observed } from './observation.ts'
import { awaitsConsent } from './requests.ts'
import { stableKey } from '@selfsame/contract/check'
import type { Agent, AgentState, GetOptions } from './types.ts'

/**
 * Option sets kept per agent; past it those that nobody listens to are forgotten, so that a `tag` that never repeats
 * cannot fill the memory.
 */
const MOST_OPTION_SETS = 100

const observedOf = new WeakMap<Agent, Map<string, Observed>>()

/**
 * The shared state of `options`; the same object for options of the same content.
 *
 * @throws {SelfsameError} `request_cannot_be_parsed`: `tag` is no JSON
 */
export function observe(agent: Agent, options: GetOptions = {}): Observation {
  const key = keyOf(options)
  const known = observedOf.get(agent)
  const observed = known ?? register(agent)
  const one = observed.get(key) ?? create()
  observed.delete(key) // a map is in order of insertion: the one asked for last goes to the end
  observed.set(key, one)
  return one

  function create(): Observed {
    makeRoom(observed)
    return createObservation(agent, options, initialState(agent, !known && key === '{}'), keep)
  }

  /** Takes it back where it was forgotten before somebody listened. */
  function keep(): void {
    if (!observed.has(key)) observed.set(key, one)
  }
}

function keyOf(options: GetOptions): string {
  try {
    return stableKey(options)
  } catch (cause) {
    throw new SelfsameError('request_cannot_be_parsed', 'tag is no JSON', { cause }) // a cycle or a bigint
  }
}

/** Forgets what nobody listens to, those asked for longest ago first, until one more has room. */
function makeRoom(observed: Map<string, Observed>): void {
  for (const [key, one] of observed) {
    if (observed.size < MOST_OPTION_SETS) return
    if (!one.isHeard()) observed.delete(key)
  }
}

/** @param adopts an answer that the page had before its first component serves those that ask without options */
function initialState(agent: Agent, adopts: boolean): AgentState {
  const state = agent.getState()
  return state.status === 'awaiting-consent' || (adopts && state.status === 'success') ? state : { status: 'idle' }
}

function register(agent: Agent): Map<string, Observed> {
  const observed = new Map<string, Observed>()
  observedOf.set(agent, observed)

  let isAwaiting = awaitsConsent(agent)
  agent.subscribe(() => {
    if (awaitsConsent(agent) === isAwaiting) return
    isAwaiting = !isAwaiting
    for (const one of observed.values()) one.restart(isAwaiting)
  })
  return observed
}
