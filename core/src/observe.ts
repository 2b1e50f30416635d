import { stableKey } from './stable-key.ts'
import { createState } from './state.ts'
import type { Agent, AgentState, GetOptions, VisitorData } from './types.ts'

/** The state of one option set of one agent: all who ask with these options share it, and one request. */
export interface Observation {
  /** Calls `listener` after each change of state; returns the function that ends it. */
  subscribe(listener: () => void): () => void
  /** The present state; the same object until it changes. */
  getState(): AgentState
  /**
   * Asks the server unless these options were asked before; where consent is required, once it is granted.
   * A failure is in the state. Does nothing outside a browser.
   */
  load(): void
  /**
   * Asks again, with `options` laid over the observed ones; the answer is everyone's new state.
   *
   * @throws {SelfsameError} the agent's own, also kept in the state
   */
  get(options?: GetOptions): Promise<VisitorData>
}

interface Observed extends Observation {
  /** Whether anybody listens. */
  isHeard(): boolean
  /** Forgets the answer: consent was withdrawn. */
  suspend(): void
  /** Consent is there: makes the request that `load` was asked for, where someone still listens. */
  resume(): void
}

/**
 * Option sets kept per agent; past it those that nobody listens to are forgotten, so that a `tag` that never repeats
 * cannot fill the memory.
 */
const MOST_OPTION_SETS = 100

const observedOf = new WeakMap<Agent, Map<string, Observed>>()

/** The shared state of `options`; the same object for options of the same content. */
export function observe(agent: Agent, options: GetOptions = {}): Observation {
  const observed = observedOf.get(agent) ?? register(agent)
  const key = stableKey(options)
  const known = observed.get(key)
  if (!known) makeRoom(observed)
  const one = known ?? createObserved(agent, options, initialState(agent, key === '{}'), keep)
  observed.delete(key) // a map is in order of insertion: the one asked for last goes to the end
  observed.set(key, one)
  return one

  /** Takes it back where it was forgotten before somebody listened. */
  function keep(): void {
    if (!observed.has(key)) observed.set(key, one)
  }
}

/** Forgets what nobody listens to, those asked for longest ago first, until one more has room. */
function makeRoom(observed: Map<string, Observed>): void {
  for (const [key, one] of observed) {
    if (observed.size < MOST_OPTION_SETS) return
    if (!one.isHeard()) observed.delete(key)
  }
}

/** @param adopts an answer that the page had before serves those that ask without options */
function initialState(agent: Agent, adopts: boolean): AgentState {
  const state = agent.getState()
  const settled = state.status === 'success' || state.status === 'error'
  return state.status === 'awaiting-consent' || (adopts && settled) ? state : { status: 'idle' }
}

function register(agent: Agent): Map<string, Observed> {
  const observed = new Map<string, Observed>()
  observedOf.set(agent, observed)

  let awaiting = awaitsConsent(agent)
  agent.subscribe(() => {
    if (awaitsConsent(agent) === awaiting) return
    awaiting = !awaiting
    for (const one of observed.values()) {
      if (awaiting) one.suspend()
      else one.resume()
    }
  })
  return observed
}

/** @param keep called when somebody begins to listen */
function createObserved(agent: Agent, options: GetOptions, initial: AgentState, keep: () => void): Observed {
  const state = createState(initial)
  let listeners = 0
  let wanted = false

  const get = (overrides?: GetOptions): Promise<VisitorData> => {
    const answer = agent.get({ ...options, ...overrides })
    if (!awaitsConsent(agent)) state.follow(answer)
    return answer
  }
  const request = (): void => void (wanted && state.get().status === 'idle' && get())

  return {
    get,
    getState: state.get,
    subscribe(listener) {
      const stop = state.subscribe(listener)
      listeners += 1
      keep()
      return () => {
        stop()
        listeners -= 1
      }
    },
    load() {
      if (typeof window === 'undefined') return
      wanted = true
      request()
    },
    isHeard: () => listeners > 0,
    suspend: () => state.reset({ status: 'awaiting-consent' }),
    resume() {
      state.reset({ status: 'idle' })
      if (listeners > 0) request()
    },
  }
}

function awaitsConsent(agent: Agent): boolean {
  return agent.getState().status === 'awaiting-consent'
}
