export { start } from './agent.ts'
export { SelfsameError, type ErrorCode } from './errors.ts'
export { answerOf } from './answer-of.ts'
export { consentOf, type ConsentStatus, type ConsentStore } from './consent-of.ts'
export type { Observation } from './observation.ts'
export { observe } from './observe.ts'
export type { Agent, AgentState, CacheOptions, GetOptions, StartOptions, VisitorData, VisitorOptions } from './types.ts'
export { visitorView, type VisitorView } from './visitor-view.ts'
export type {
  ClientErrorCode,
  ComponentName,
  ComponentResult,
  Components,
  ComponentState,
  ComponentValue,
  Confidence,
  EventAnswer,
  IdentifyRequest,
  IdentifyResponse,
  ServerErrorCode,
  VisitorAnswer,
} from '@selfsame/contract'
