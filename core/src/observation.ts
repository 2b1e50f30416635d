import { createRequests } from './requests.ts'
import type { Agent, AgentState, GetOptions, VisitorData } from './types.ts'

/** The state of one option set of one agent: all who ask with these options share it, and one request. */
export interface Observation {
  /** Calls `listener` after each change of state; returns the function that ends it. */
  subscribe(listener: () => void): () => void
  /** The present state; the same object until it changes. */
  getState(): AgentState
  /**
   * Asks the server unless these options were asked before; where consent is required, once it is granted. A failure
   * is in the state. Does nothing outside a browser. The request ends with the last listener, where nobody else awaits it.
   */
  load(): void
  /**
   * Asks again, with `options` laid over the observed ones; the answer is everyone's new state.
   *
   * @throws {SelfsameError} the agent's own, also kept in the state
   */
  get(options?: GetOptions): Promise<VisitorData>
}

/** An observation as the list of all of an agent's (observe.ts) sees it. */
export interface Observed extends Observation {
  /** Whether anybody listens. */
  isHeard(): boolean
  /** Forgets the answer. With consent it makes the request that `load` was asked for, where someone still listens. */
  restart(isAwaiting: boolean): void
}

/**
 * How long an observation outlives its last listener, in ms. A component that is replaced by another one goes before
 * that one listens: at once in StrictMode, after a frame in Preact.
 */
const GRACE_MS = 50

/** @param keep called when somebody begins to listen */
export function createObservation(agent: Agent, options: GetOptions, initial: AgentState, keep: () => void): Observed {
  const { state, get, request, abandon } = createRequests(agent, options, initial)
  const listeners = new Set<symbol>()
  let wanted = false
  let goodbye: ReturnType<typeof setTimeout> | undefined
  const leave = (): void => {
    wanted = false
    abandon()
  }
  return {
    get,
    getState: state.get,
    subscribe(listener) {
      const me = Symbol()
      const stop = state.subscribe(listener)
      clearTimeout(goodbye)
      listeners.add(me)
      keep()
      return () => {
        stop()
        if (listeners.delete(me) && listeners.size === 0) goodbye = setTimeout(leave, GRACE_MS)
      }
    },
    load() {
      if (typeof window === 'undefined') return
      wanted = true
      request()
    },
    isHeard: () => listeners.size > 0,
    restart(isAwaiting) {
      state.reset({ status: isAwaiting ? 'awaiting-consent' : 'idle' })
      if (!isAwaiting && wanted && listeners.size > 0) request()
    },
  }
}
