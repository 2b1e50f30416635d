/** The public signatures of `@selfsame/svelte` and `@selfsame/svelte/runes`, held by the compiler (`npm run types`). */
import type { Readable, Writable } from 'svelte/store'
import { expectTypeOf } from 'vitest'
import { getSelfsame, setSelfsame, useConsent, useVisitorData } from './index.ts'
import type { Agent, Consent, ConsentStatus, ConsentStore, GetOptions, SelfsameError, StartOptions, UseVisitorData, UseVisitorDataOptions, VisitorData, VisitorStore } from './index.ts'
import * as runes from './runes.svelte.ts'

expectTypeOf(setSelfsame).toEqualTypeOf<(from: StartOptions | Agent) => Agent>()
expectTypeOf(getSelfsame).toEqualTypeOf<() => Agent>()
expectTypeOf(useVisitorData).toEqualTypeOf<(options?: UseVisitorDataOptions | Readable<UseVisitorDataOptions>) => VisitorStore>()
expectTypeOf<VisitorStore>().toExtend<Readable<UseVisitorData>>()
expectTypeOf<VisitorStore>().not.toExtend<Writable<UseVisitorData>>()
expectTypeOf<VisitorStore['getData']>().toEqualTypeOf<(options?: GetOptions) => Promise<VisitorData>>()
expectTypeOf<Extract<UseVisitorData, { status: 'success' }>['data']>().toEqualTypeOf<VisitorData>()
expectTypeOf<Extract<UseVisitorData, { status: 'error' }>['error']>().toEqualTypeOf<SelfsameError>()
expectTypeOf(useConsent).toEqualTypeOf<() => ConsentStore>()
expectTypeOf<ConsentStore>().toExtend<Readable<Consent>>()
expectTypeOf<Consent['status']>().toEqualTypeOf<ConsentStatus>()

expectTypeOf(runes.useVisitorData).toEqualTypeOf<(options?: UseVisitorDataOptions | (() => UseVisitorDataOptions)) => runes.Visitor>()
expectTypeOf<Extract<runes.Visitor, { status: 'success' }>['data']>().toEqualTypeOf<VisitorData>()
expectTypeOf<runes.Visitor['getData']>().toEqualTypeOf<(options?: GetOptions) => Promise<VisitorData>>()
expectTypeOf(runes.useConsent).toEqualTypeOf<() => Consent>()
expectTypeOf(runes.setSelfsame).toEqualTypeOf<typeof setSelfsame>()
