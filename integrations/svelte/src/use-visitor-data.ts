import { observe, visitorView, type Agent, type GetOptions, type Observation, type VisitorData, type VisitorOptions, type VisitorView } from '@selfsame/core'
import { onMount } from 'svelte'
import { get, readable, type Readable } from 'svelte/store'
import { getSelfsame } from './context.ts'

export type UseVisitorDataOptions = VisitorOptions

/**
 * Asks again, with `options` laid over the store's.
 *
 * @throws {SelfsameError} the agent's own, also given as `error`
 */
export type GetData = (options?: GetOptions) => Promise<VisitorData>

export type UseVisitorData = VisitorView & { getData: GetData }

export interface VisitorStore extends Readable<UseVisitorData> {
  getData: GetData
}

/**
 * The visitor, and how asking for it goes; during component initialisation. Stores with the same options share one
 * request and its answer.
 *
 * @param options also as a store; compared by content, other options are asked for anew
 * @throws {SelfsameError} `provider_missing`
 */
export function useVisitorData(options: UseVisitorDataOptions | Readable<UseVisitorDataOptions> = {}): VisitorStore {
  const agent = getSelfsame()
  const chosen = isStore(options) ? options : readable(options)
  onMount(() => chosen.subscribe((present) => (present.immediate ?? true) && observed(agent, present).load()))

  const getData: GetData = (overrides) => current(agent, chosen).get(overrides)
  const view = (observation: Observation): UseVisitorData => ({ ...visitorView(observation.getState()), getData })
  const { subscribe } = readable(view(current(agent, chosen)), (set) =>
    follow(agent, chosen, (observation) => set(view(observation))),
  )
  return { subscribe, getData }
}

/** Calls `changed` now and after each change of options or state; returns the function that ends it. */
function follow(agent: Agent, options: Readable<UseVisitorDataOptions>, changed: (observation: Observation) => void) {
  let stop = (): void => undefined
  const end = options.subscribe((present) => {
    stop()
    const observation = observed(agent, present)
    stop = observation.subscribe(() => changed(observation))
    changed(observation)
  })
  return () => {
    end()
    stop()
  }
}

function current(agent: Agent, options: Readable<UseVisitorDataOptions>): Observation {
  return observed(agent, get(options))
}

function observed(agent: Agent, { immediate: _, ...request }: UseVisitorDataOptions): Observation {
  return observe(agent, request)
}

function isStore<T extends object>(options: T | Readable<T>): options is Readable<T> {
  return 'subscribe' in options
}
