import type { SelfsameError } from './errors.ts'
import type { AgentState, VisitorData } from './types.ts'

/** What a component is shown of the agent's state: the same words in every framework. */
export type VisitorView =
  | { status: 'idle'; data: undefined; error: undefined; isLoading: false; isFetched: false }
  | { status: 'awaiting-consent'; data: undefined; error: undefined; isLoading: false; isFetched: false }
  | { status: 'loading'; data: VisitorData | undefined; error: undefined; isLoading: true; isFetched: false }
  | { status: 'success'; data: VisitorData; error: undefined; isLoading: false; isFetched: true }
  | { status: 'error'; data: VisitorData | undefined; error: SelfsameError; isLoading: false; isFetched: true }

/** The agent's state with every field named, so that a component may read any of them in any status. */
export function visitorView(state: AgentState): VisitorView {
  const { status } = state
  const isFetched = status === 'success' || status === 'error'
  // The fields belong together, which the compiler cannot see: visitor-view.node.test.ts holds it
  return { data: undefined, error: undefined, ...state, isLoading: status === 'loading', isFetched } as VisitorView
}
