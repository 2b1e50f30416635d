/** A project that uses every entry of the browser packages, as published: compiled with old and new TypeScript. */
import { observe, SelfsameError, start, visitorView, type Agent, type ConsentStatus, type VisitorData, type VisitorView } from '@selfsame/core'
import { start as startAsFingerprint, type FingerprintResult } from '@selfsame/core/fingerprint'
import * as react from '@selfsame/react'
import * as svelte from '@selfsame/svelte'
import * as runes from '@selfsame/svelte/runes'
import * as vue from '@selfsame/vue'
import nuxtModule, { type ModuleOptions } from '@selfsame/vue/nuxt'

const agent: Agent = start({ apiKey: 'pk_example', endpoint: ['https://example.org/s'], consent: 'required' })
const view: VisitorView = visitorView(observe(agent, { linkedId: 'one' }).getState())

/** Narrows by `status`; without one of the types all of this would be `any`, and the lines that must not compile would. */
export function narrow(visitor: react.UseVisitorData | svelte.UseVisitorData | runes.Visitor | VisitorView): string {
  // @ts-expect-error before `success` there may be no data
  void visitor.data.eventId
  if (visitor.status === 'success') return visitor.data.visitorId ?? visitor.data.eventId
  // @ts-expect-error in zero-trust mode there is no visitorId
  if (visitor.data) return visitor.data.visitorId
  return visitor.status === 'error' ? visitor.error.code : visitor.status
}

export function refs({ status, data }: vue.UseVisitorData): [string, VisitorData | undefined] {
  // @ts-expect-error a ref has no such value
  void (status.value === 'done')
  return [status.value, data.value]
}

export async function fingerprint(): Promise<FingerprintResult['visitor_id']> {
  const { visitor_id, sealed_result } = await startAsFingerprint({ apiKey: 'pk', endpoints: 'https://example.org/s' }).get({ tags: 'a' })
  return sealed_result?.base64() ?? visitor_id
}

export function explain(error: unknown): string {
  return error instanceof SelfsameError ? error.code : view.status
}

// @ts-expect-error apiKey is required
start({})
// @ts-expect-error a provider has options or an agent
export const wrong: react.SelfsameProviderProps = { options: { apiKey: 'pk' }, agent }
export const consent: [ConsentStatus, ConsentStatus] = ['awaiting', 'revoked']
export const options: ModuleOptions = { apiKey: 'pk', sources: { include: ['timeZone'] } }
export const all = [
  nuxtModule,
  react.useConsent,
  react.useVisitorPromise,
  react.SelfsameProvider,
  vue.createSelfsame,
  vue.useConsent,
  svelte.setSelfsame,
  svelte.useConsent,
  runes.useConsent,
]
