/** The public signatures of `@selfsame/vue` and `@selfsame/vue/nuxt`, held by the compiler (`npm run types`). */
import type { NuxtModule, PublicRuntimeConfig } from '@nuxt/schema'
import { expectTypeOf } from 'vitest'
import { reactive, type ComponentPublicInstance, type ComputedRef, type MaybeRefOrGetter, type Plugin } from 'vue'
import { createSelfsame, useConsent, useSelfsame, useVisitorData } from './index.ts'
import type { Agent, ConsentStatus, GetOptions, SelfsameError, StartOptions, UseVisitorData, UseVisitorDataOptions, VisitorData } from './index.ts'
import nuxt, { type ModuleOptions } from './nuxt.ts'

expectTypeOf(createSelfsame).toEqualTypeOf<(from: StartOptions | Agent) => Plugin>()
expectTypeOf(useSelfsame).toEqualTypeOf<() => Agent>()
expectTypeOf(useVisitorData).toEqualTypeOf<(options?: MaybeRefOrGetter<UseVisitorDataOptions>) => UseVisitorData>()
expectTypeOf<UseVisitorData['status']['value']>().toEqualTypeOf<'idle' | 'awaiting-consent' | 'loading' | 'success' | 'error'>()
expectTypeOf<UseVisitorData['data']['value']>().toEqualTypeOf<VisitorData | undefined>()
expectTypeOf<UseVisitorData['error']['value']>().toEqualTypeOf<SelfsameError | undefined>()
expectTypeOf<UseVisitorData['getData']>().toEqualTypeOf<(options?: GetOptions) => Promise<VisitorData>>()
expectTypeOf(useConsent).returns.toEqualTypeOf<{ status: ComputedRef<ConsentStatus>; grant: () => void; revoke: () => void }>()
expectTypeOf<ComponentPublicInstance['$selfsame']>().toEqualTypeOf<Agent>()

export function narrows(result: UseVisitorData): void {
  const view = reactive(result)
  if (view.status === 'success') expectTypeOf(view.data).toEqualTypeOf<VisitorData>()
  if (view.status === 'error') expectTypeOf(view.error).toEqualTypeOf<SelfsameError>()
}

expectTypeOf(nuxt).toEqualTypeOf<NuxtModule<ModuleOptions>>()
expectTypeOf<ModuleOptions>().toEqualTypeOf<Partial<StartOptions>>()
expectTypeOf<PublicRuntimeConfig['selfsame']>().toEqualTypeOf<StartOptions>()
