import { awaitsConsent } from './requests.ts'
import { createListeners } from './state.ts'
import type { Agent } from './types.ts'

/** What a page knows of its visitor's consent: `unknown` on a server, `granted` also where none is required. */
export type ConsentStatus = 'unknown' | 'awaiting' | 'granted' | 'revoked'

/** A visitor's consent as a cookie banner needs it. What the visitor said outlives the page only if the page keeps it. */
export interface ConsentStore {
  /** Calls `listener` after each change of status; returns the function that ends it. */
  subscribe(listener: () => void): () => void
  getState(): ConsentStatus
  /** Starts collection. */
  grant(): void
  /** Ends collection and forgets the answers; before a grant: the visitor declines. */
  revoke(): void
}

const storeOf = new WeakMap<Agent, ConsentStore>()

/** The consent of an agent; the same object for the same agent. */
export function consentOf(agent: Agent): ConsentStore {
  const store = storeOf.get(agent) ?? createConsentStore(agent)
  storeOf.set(agent, store)
  return store
}

function createConsentStore(agent: Agent): ConsentStore {
  const { notify, subscribe } = createListeners()
  let status = statusNow()
  const set = (next: ConsentStatus): void => {
    if (next === status) return
    status = next
    notify()
  }
  agent.subscribe(() => set(awaitsConsent(agent) ? 'revoked' : statusNow()))
  return {
    subscribe,
    getState: () => status,
    grant: () => agent.grantConsent(),
    revoke() {
      agent.revokeConsent()
      if (status !== 'unknown') set('revoked')
    },
  }

  function statusNow(): ConsentStatus {
    if (typeof window === 'undefined') return 'unknown'
    return awaitsConsent(agent) ? 'awaiting' : 'granted'
  }
}
