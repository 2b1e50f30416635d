import { SelfsameError } from './errors.ts'
import type { Agent, AgentState } from './types.ts'

/** The agent where there is no page (server rendering): does nothing, asks nobody, stays `idle`. */
export function inertAgent(): Agent {
  const state: AgentState = { status: 'idle' }
  const refuse = () =>
    Promise.reject(new SelfsameError('network_connection', 'There is no page here: get() and collect() work in a browser only'))
  return {
    get: refuse,
    collect: refuse,
    subscribe: () => () => undefined,
    getState: () => state,
    grantConsent: () => undefined,
    revokeConsent: () => undefined,
  }
}
