import type { SelfsameError } from './errors.ts'
import type { AgentState, VisitorData } from './types.ts'

/** The agent's state and who listens to it. */
export interface StateStore {
  get(): AgentState
  subscribe(listener: () => void): () => void
  /** Shows a request from now to its end; a request that starts later takes over. */
  follow(answer: Promise<VisitorData>): void
  /** Shows an answer that needed no request, and gives it back; a request under way has the last word. */
  show(data: VisitorData): VisitorData
  /** Shows a failure that came before any request. */
  fail(error: SelfsameError): void
  /** Forgets the last answer; what is under way is no longer followed. */
  reset(next: Extract<AgentState, { status: 'idle' | 'awaiting-consent' }>): void
}

export function createState(initial: AgentState): StateStore {
  let state = initial
  let turn = 0
  const { notify, subscribe } = createListeners()
  const set = (next: AgentState) => {
    state = next
    notify()
  }
  /** The last answer, kept while a new one is under way and after a failure. */
  const last = () => ('data' in state ? { data: state.data } : {})
  const succeed = (data: VisitorData) => set({ status: 'success', data })
  const fail = (error: SelfsameError) => set({ status: 'error', error, ...last() })
  return {
    get: () => state,
    subscribe,
    fail,
    follow(answer) {
      const mine = ++turn
      const ifLatest = <T>(show: (outcome: T) => void) => (outcome: T) => void (mine === turn && show(outcome))
      if (state.status !== 'loading') set({ status: 'loading', ...last() })
      answer.then(ifLatest(succeed), ifLatest(fail))
    },
    show(data) {
      const shown = state.status === 'success' && state.data.eventId === data.eventId
      if (state.status !== 'loading' && !shown) succeed(data)
      return data
    },
    reset(next) {
      turn++
      if (state.status !== next.status) set(next)
    },
  }
}

export function createListeners() {
  // An object each: the same function may subscribe twice.
  const listeners = new Set<{ listener: () => void }>()
  return {
    notify() {
      for (const entry of [...listeners]) if (listeners.has(entry)) callSafely(entry.listener)
    },
    subscribe(listener: () => void) {
      const entry = { listener }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
  }
}

/** A listener that throws must stop neither the others nor the request; its error goes where uncaught ones go. */
function callSafely(listener: () => void): void {
  try {
    listener()
  } catch (error) {
    setTimeout(() => {
      throw error
    })
  }
}
