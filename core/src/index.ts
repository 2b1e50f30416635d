export { start } from './agent.ts'
export { SelfsameError, type ErrorCode } from './errors.ts'
export { observe, type Observation } from './observe.ts'
export type { Agent, AgentState, CacheOptions, GetOptions, StartOptions, VisitorData } from './types.ts'
export { visitorView, type VisitorView } from './visitor-view.ts'
export type {
  ClientErrorCode,
  ComponentName,
  ComponentResult,
  Components,
  ComponentState,
  ComponentValue,
  Confidence,
  IdentifyRequest,
  IdentifyResponse,
  ServerErrorCode,
} from '@selfsame/contract'
