/** The public signatures of `@selfsame/react`, held by the compiler (`npm run types`). */
import type { ReactNode } from 'react'
import { expectTypeOf } from 'vitest'
import { SelfsameProvider, useConsent, useSelfsame, useVisitorData, useVisitorPromise } from './index.ts'
import type { Agent, ConsentStatus, GetOptions, SelfsameError, SelfsameProviderProps, StartOptions, UseVisitorData, UseVisitorDataOptions, VisitorData } from './index.ts'

expectTypeOf(useSelfsame).toEqualTypeOf<() => Agent>()
expectTypeOf(useVisitorData).toEqualTypeOf<(options?: UseVisitorDataOptions) => UseVisitorData>()
expectTypeOf<UseVisitorDataOptions['immediate']>().toEqualTypeOf<boolean | undefined>()
expectTypeOf<keyof UseVisitorDataOptions>().toEqualTypeOf<Exclude<keyof GetOptions, 'signal'> | 'immediate'>()
expectTypeOf<UseVisitorData['getData']>().toEqualTypeOf<(options?: GetOptions) => Promise<VisitorData>>()
expectTypeOf<Extract<UseVisitorData, { status: 'success' }>['data']>().toEqualTypeOf<VisitorData>()
expectTypeOf<Extract<UseVisitorData, { status: 'error' }>['error']>().toEqualTypeOf<SelfsameError>()
expectTypeOf<Extract<UseVisitorData, { isLoading: true }>['status']>().toEqualTypeOf<'loading'>()
expectTypeOf(useVisitorPromise).returns.toEqualTypeOf<Promise<VisitorData>>()
expectTypeOf(useVisitorPromise).parameter(0).toEqualTypeOf<Omit<UseVisitorDataOptions, 'immediate'> | undefined>()
expectTypeOf(useConsent).returns.toEqualTypeOf<{ status: ConsentStatus; grant: () => void; revoke: () => void }>()

expectTypeOf(SelfsameProvider).parameter(0).toEqualTypeOf<SelfsameProviderProps>()
expectTypeOf<{ options: StartOptions; children: ReactNode }>().toExtend<SelfsameProviderProps>()
expectTypeOf<{ agent: Agent }>().toExtend<SelfsameProviderProps>()
expectTypeOf<{ children: ReactNode }>().not.toExtend<SelfsameProviderProps>()
expectTypeOf<{ agent: Agent; options: StartOptions }>().not.toExtend<SelfsameProviderProps>()
