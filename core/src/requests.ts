import { createState, type StateStore } from './state.ts'
import type { Agent, AgentState, GetOptions, VisitorData } from './types.ts'

/** What is asked with one option set, and the state that comes of it. */
export interface Requests {
  state: StateStore
  /** Asks for a caller, who gets the failure too. */
  get(overrides?: GetOptions): Promise<VisitorData>
  /** Asks for all who watch the state, unless it was asked before. */
  request(): void
  /** Nobody watches any more: ends what no caller awaits, as if it had not been asked. */
  abandon(): void
}

export function createRequests(agent: Agent, options: GetOptions, initial: AgentState): Requests {
  const state = createState(initial)
  let calls = 0
  let watched: AbortController | undefined

  const ask = (overrides?: GetOptions): Promise<VisitorData> => {
    const answer = agent.get({ ...options, ...overrides })
    if (!awaitsConsent(agent)) state.follow(answer)
    return answer
  }
  return {
    state,
    get(overrides) {
      calls++
      const answer = ask(overrides)
      const end = () => void calls--
      answer.then(end, end)
      return answer
    },
    request() {
      if (state.get().status !== 'idle') return
      watched = new AbortController()
      void ask({ signal: watched.signal }) // its failure is in the state
    },
    abandon() {
      if (watched && !calls && state.get().status === 'loading') state.reset({ status: 'idle' })
      watched?.abort()
    },
  }
}

export function awaitsConsent(agent: Agent): boolean {
  return agent.getState().status === 'awaiting-consent'
}
