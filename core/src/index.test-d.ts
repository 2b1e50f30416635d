/** The public signatures of `@selfsame/core`, held by the compiler (`npm run types`). */
import { expectTypeOf } from 'vitest'
import {
  answerOf,
  consentOf,
  observe,
  start,
  visitorView,
  type Agent,
  type AgentState,
  type CacheOptions,
  type ConsentStatus,
  type ConsentStore,
  type ErrorCode,
  type GetOptions,
  type IdentifyRequest,
  type Observation,
  type SelfsameError,
  type StartOptions,
  type VisitorData,
  type VisitorOptions,
  type VisitorView,
} from './index.ts'

expectTypeOf(start).toEqualTypeOf<(options: StartOptions) => Agent>()
expectTypeOf<StartOptions>().pick('apiKey').toEqualTypeOf<{ apiKey: string }>()
expectTypeOf<StartOptions['endpoint']>().toEqualTypeOf<string | readonly string[] | undefined>()
expectTypeOf<StartOptions['cache']>().toEqualTypeOf<CacheOptions | undefined>()
expectTypeOf<StartOptions['consent']>().toEqualTypeOf<'granted' | 'required' | undefined>()
expectTypeOf<{ apiKey: string }>().toExtend<StartOptions>()
expectTypeOf<{ endpoint: string }>().not.toExtend<StartOptions>()

expectTypeOf<Agent['get']>().toEqualTypeOf<(options?: GetOptions) => Promise<VisitorData>>()
expectTypeOf<Agent['collect']>().toEqualTypeOf<(options?: GetOptions) => Promise<IdentifyRequest>>()
expectTypeOf<Agent['subscribe']>().toEqualTypeOf<(listener: () => void) => () => void>()
expectTypeOf<Agent['getState']>().toEqualTypeOf<() => AgentState>()
expectTypeOf<Agent['grantConsent']>().toEqualTypeOf<() => void>()
expectTypeOf<Agent['revokeConsent']>().toEqualTypeOf<() => void>()
expectTypeOf<GetOptions['signal']>().toEqualTypeOf<AbortSignal | undefined>()
expectTypeOf<VisitorOptions['immediate']>().toEqualTypeOf<boolean | undefined>()
expectTypeOf<VisitorOptions>().not.toHaveProperty('signal')

// In zero-trust mode there is no visitorId, and with it goes the rest
expectTypeOf<VisitorData['visitorId']>().toEqualTypeOf<string | undefined>()
expectTypeOf<VisitorData['eventId']>().toEqualTypeOf<string>()
expectTypeOf<Extract<VisitorData, { visitorId: string }>['confidence']>().toEqualTypeOf<{ score: number; comment?: string }>()

expectTypeOf(observe).toEqualTypeOf<(agent: Agent, options?: GetOptions) => Observation>()
expectTypeOf(consentOf).toEqualTypeOf<(agent: Agent) => ConsentStore>()
expectTypeOf<ReturnType<ConsentStore['getState']>>().toEqualTypeOf<ConsentStatus>()
expectTypeOf(answerOf).toEqualTypeOf<(observation: Observation) => Promise<VisitorData>>()
expectTypeOf(visitorView).toEqualTypeOf<(state: AgentState) => VisitorView>()

/** The union narrows by `status`. */
type In<Status extends VisitorView['status']> = Extract<VisitorView, { status: Status }>
expectTypeOf<VisitorView['status']>().toEqualTypeOf<'idle' | 'awaiting-consent' | 'loading' | 'success' | 'error'>()
expectTypeOf<In<'success'>['data']>().toEqualTypeOf<VisitorData>()
expectTypeOf<In<'success'>['isFetched']>().toEqualTypeOf<true>()
expectTypeOf<In<'loading'>['data']>().toEqualTypeOf<VisitorData | undefined>()
expectTypeOf<In<'loading'>['isLoading']>().toEqualTypeOf<true>()
expectTypeOf<In<'error'>['error']>().toEqualTypeOf<SelfsameError>()
expectTypeOf<In<'idle'>['data']>().toEqualTypeOf<undefined>()
expectTypeOf<SelfsameError['code']>().toEqualTypeOf<ErrorCode>()
expectTypeOf<'provider_missing' | 'too_many_requests' | 'consent_required'>().toExtend<ErrorCode>()
expectTypeOf<'no_such_code'>().not.toExtend<ErrorCode>()
