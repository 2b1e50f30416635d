import { consentOf, observe, visitorView, type GetOptions, type VisitorData, type VisitorOptions, type VisitorView } from '@selfsame/core'
import { createSubscriber } from 'svelte/reactivity'
import { getSelfsame, type Consent } from './index.ts'

export { getSelfsame, SelfsameError, setSelfsame } from './index.ts'
export type { Agent, Consent, ConsentStatus, StartOptions, VisitorOptions } from './index.ts'
export type { GetOptions, VisitorData }

/** Its fields are reactive wherever runes are: in markup, `$derived` and `$effect`. Not to be destructured. */
export type Visitor = VisitorView & {
  /**
   * Asks again, with `options` laid over the visitor's.
   *
   * @throws {SelfsameError} the agent's own, also given as `error`
   */
  getData: (options?: GetOptions) => Promise<VisitorData>
}

/**
 * The visitor, and how asking for it goes; during component initialisation. All who ask with the same options share one
 * request and its answer.
 *
 * @param options a getter where they change: other options, compared by content, are asked for anew
 * @throws {SelfsameError} `provider_missing`
 */
export function useVisitorData(options: VisitorOptions | (() => VisitorOptions) = {}): Visitor {
  const agent = getSelfsame()
  const chosen = $derived(typeof options === 'function' ? options() : options)
  const observation = $derived.by(() => {
    const { immediate: _, ...request } = chosen
    return observe(agent, request)
  })
  const follow = $derived(createSubscriber(observation.subscribe))
  const view = (): VisitorView => {
    follow()
    return visitorView(observation.getState())
  }
  $effect(() => {
    if (chosen.immediate ?? true) observation.load()
  })
  return {
    get status() {
      return view().status
    },
    get data() {
      return view().data
    },
    get error() {
      return view().error
    },
    get isLoading() {
      return view().isLoading
    },
    get isFetched() {
      return view().isFetched
    },
    getData: (overrides) => observation.get(overrides),
  } as Visitor // one view at a time: the fields belong together, which separate getters cannot say
}

/**
 * The visitor's consent, for a cookie banner; during component initialisation.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useConsent(): Consent {
  const { subscribe, getState, grant, revoke } = consentOf(getSelfsame())
  const follow = createSubscriber(subscribe)
  return {
    get status() {
      follow()
      return getState()
    },
    grant,
    revoke,
  }
}
