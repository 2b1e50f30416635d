import type { SelfsameError } from './errors.ts'
import type { AgentState, VisitorData } from './types.ts'

/** What a component is shown of the agent's state: the same words in every framework. */
export type VisitorView =
  | { status: 'idle'; data: undefined; error: undefined; isLoading: false; isFetched: false }
  | { status: 'awaiting-consent'; data: undefined; error: undefined; isLoading: false; isFetched: false }
  | { status: 'loading'; data: VisitorData | undefined; error: undefined; isLoading: true; isFetched: false }
  | { status: 'success'; data: VisitorData; error: undefined; isLoading: false; isFetched: true }
  | { status: 'error'; data: VisitorData | undefined; error: SelfsameError; isLoading: false; isFetched: true }

const SETTLED = { isLoading: false, isFetched: true } as const

/** The agent's state with every field named, so that a component may read any of them in any status. */
export function visitorView(state: AgentState): VisitorView {
  switch (state.status) {
    case 'loading':
      return { status: 'loading', data: state.data, error: undefined, isLoading: true, isFetched: false }
    case 'success':
      return { status: 'success', data: state.data, error: undefined, ...SETTLED }
    case 'error':
      return { status: 'error', data: state.data, error: state.error, ...SETTLED }
    case 'idle':
    case 'awaiting-consent':
      return { status: state.status, data: undefined, error: undefined, isLoading: false, isFetched: false }
  }
}
